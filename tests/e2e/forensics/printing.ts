// Printing: to a file as a robot asks for it, and on paper as the citizen does.

import { expect } from '@playwright/test';

import type { Scene } from './scene';

/** Presses Print. With a screen the browser draws its preview, and the page stands still until it is closed. */
export async function printed({ visit, page, chromium, mode }: Scene): Promise<void> {
  const devtools = await chromium.context.newCDPSession(page);
  const { data } = await devtools.send('Page.printToPDF', {});
  expect(Buffer.from(data, 'base64').toString('latin1', 0, 5)).toBe('%PDF-');
  const pressed = visit.certificatePage.print.click();
  if (mode === 'headed') {
    const connection = await chromium.browser.newBrowserCDPSession();
    const previews = async () => {
      const { targetInfos } = await connection.send('Target.getTargets', { filter: [{}] });
      return targetInfos.filter(({ url }) => url.startsWith('chrome://print'));
    };
    await expect.poll(async () => (await previews()).length, 'Previews').toBeGreaterThan(0);
    const [preview] = (await previews()).filter(({ type }) => type === 'page');
    const { sessionId } = await connection.send('Target.attachToTarget', { targetId: preview?.targetId ?? '', flatten: false });
    // What its button Cancel says to the browser.
    const expression = "chrome.send('closePrintPreviewDialog'); chrome.send('dialogClose')";
    const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression } });
    await connection.send('Target.sendMessageToTarget', { sessionId, message });
    await expect.poll(previews, 'Previews').toEqual([]);
  }
  await pressed;
}
