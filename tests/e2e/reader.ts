// A citizen who reads one answer after the other, and notices what a record must never do.

import type { Page } from '@playwright/test';

import { CREDENTIALS, RECORDS } from './network';
import { expect, test as base, type Portal } from './portal';

type Screens = Pick<
  Portal, 'backend' | 'phone' | 'mobilePage' | 'codePage' | 'peoplePage' | 'certificatePage' | 'endedPage'
>;

/** Signs in once for each answer, without ever loading the page again. */
export class Reader {
  private answer = '';
  private visits = 0;
  /** Dialogs, windows, and requests to elsewhere. */
  readonly strayed: string[] = [];

  constructor(private readonly page: Page, private readonly portal: Screens) {}

  async begin(): Promise<void> {
    const { page } = this;
    const own = new URL(this.portal.backend.url).origin;
    page.on('dialog', async (dialog) => {
      this.strayed.push(`dialog: ${dialog.message()}`);
      await dialog.dismiss();
    });
    page.on('popup', (popup) => this.strayed.push(`window: ${popup.url()}`));
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== own) this.strayed.push(`request: ${request.url()}`);
    });
    await page.route(RECORDS, (route) => route.fulfill({ contentType: 'application/json', body: this.answer }));
    // Nobody but the answer tells of these people.
    await page.route(CREDENTIALS, (route) => route.fulfill({ contentType: 'application/json', body: '{"credentials":[]}' }));
    await this.portal.mobilePage.open();
  }

  /** To the list of people that this answer tells of. */
  async reads(answer: string): Promise<void> {
    const { mobilePage, codePage, peoplePage, phone } = this.portal;
    this.answer = answer;
    this.visits += 1;
    const mobile = `98765${String(this.visits).padStart(5, '0')}`;
    // Left in the middle by a run that failed.
    if (new URL(this.page.url()).pathname !== '/') await mobilePage.open();
    await mobilePage.submit(mobile);
    await expect(codePage.heading).toBeFocused();
    await codePage.submit(await phone.code(mobile));
    await expect(peoplePage.heading).toBeFocused();
    await expect(peoplePage.progress.filter({ hasText: 'Loading' })).toHaveCount(0);
  }

  async signsOut(): Promise<void> {
    const { certificatePage, endedPage, mobilePage } = this.portal;
    await expect(certificatePage.signOut).toBeInViewport();
    await certificatePage.signOut.tap();
    await expect(endedPage.signedOut).toBeFocused();
    await expect(this.page.locator('[dir=auto]')).toHaveCount(0);
    await endedPage.signInAgain.tap();
    await expect(mobilePage.heading).toBeFocused();
  }
}

export const test = base.extend<{ reader: Reader }>({
  reader: async ({ page, backend, phone, mobilePage, codePage, peoplePage, certificatePage, endedPage }, use) => {
    const reader = new Reader(page, { backend, phone, mobilePage, codePage, peoplePage, certificatePage, endedPage });
    await reader.begin();
    await use(reader);
    expect(reader.strayed, 'What a record did').toEqual([]);
  },
});
