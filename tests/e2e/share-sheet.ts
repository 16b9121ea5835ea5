// The sheet of a phone on which a file is given to another app.

import type { Page } from '@playwright/test';

type Shared = { name: string; type: string; begins: string };

/** Gives the browser what phones have: a sheet that takes files. `outcome` is the error that it ends with. */
export async function withShareSheet(page: Page, outcome?: string): Promise<Shared[]> {
  const shared: Shared[] = [];
  await page.exposeFunction('shareSheetGot', (file: Shared) => shared.push(file));
  await page.addInitScript((error) => {
    const share = async ({ files }: ShareData) => {
      const [file] = files ?? [];
      if (error) throw new DOMException('', error);
      const begins = await file?.slice(0, 5).text();
      await (window as unknown as { shareSheetGot(file: object): Promise<void> }).shareSheetGot({
        name: file?.name, type: file?.type, begins,
      });
    };
    Object.defineProperty(Navigator.prototype, 'canShare', { value: ({ files }: ShareData) => files?.length === 1 });
    Object.defineProperty(Navigator.prototype, 'share', { value: share });
  }, outcome);
  return shared;
}
