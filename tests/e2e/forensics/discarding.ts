// A tab that the browser takes out of memory while its owner is elsewhere, as a phone does that needs the room.

import { expect, type CDPSession } from '@playwright/test';

import type { Devtools } from './devtools';
import type { Scene } from './scene';

/** What a tab had in its field is known to the browser, and comes back with it, once it is in here. */
const SESSIONS = '.config/chromium/Default/Sessions';
const TYPED = { what: 'typed in another tab', value: 'quiltedzyxw' };

type Send = CDPSession['send'];

/**
 * Opens another tab in front of the portal's, has the portal's discarded, and comes back to it. A tab of the planted page
 * goes through the same, and still has in its field what was typed: Chromium keeps that, of whoever lets it.
 */
export async function discarded(scene: Scene): Promise<void> {
  const portal = new URL(scene.page.url()).origin;
  const other = `${scene.planted.url}another`;
  const page = await scene.chromium.context.newPage();
  await page.goto(other);
  await page.getByLabel('Typed').pressSequentially(TYPED.value);
  await scene.untilOnDisk([TYPED], SESSIONS);
  await scene.unwatched(async (devtools) => {
    await showDebuggingPages(devtools);
    await discard([other, portal], devtools);
    await comeBack(other, devtools);
    await comeBack(portal, devtools);
  });
  const isOther = (url: string) => url === other;
  await expect(scene.pageAt(isOther).getByLabel('Typed'), 'Where it may be kept').toHaveValue(TYPED.value);
}

/** Chromium hides the pages for its own developers until somebody asks for them. */
async function showDebuggingPages(devtools: Devtools): Promise<void> {
  const { targetId } = await devtools.send('Target.createTarget', { url: 'chrome://chrome-urls' });
  const send = await devtools.attachedTo(targetId);
  const button = "document.querySelector('chrome-urls-app')?.shadowRoot?.querySelector('cr-button')";
  const words = () => ask<string>(send, `${button}?.textContent.trim() ?? ''`);
  await expect.poll(words, 'The button').toBe('Enable internal debugging pages');
  await ask(send, `${button}.click()`);
  await expect.poll(words, 'The button').toBe('Disable internal debugging pages');
  await devtools.send('Target.closeTarget', { targetId });
}

async function discard(tabs: string[], devtools: Devtools): Promise<void> {
  const { targetId } = await devtools.send('Target.createTarget', { url: 'chrome://discards' });
  const windowOf = async (targetId: string) => (await devtools.send('Browser.getWindowForTarget', { targetId })).windowId;
  const send = await devtools.attachedTo(targetId);
  await expect.poll(() => ask(send, 'document.title'), 'The page of discards').toBe('Discards');
  await ask(send, `(async () => {
    const { DetailsProvider } = await import('chrome://discards/discards.mojom-webui.js');
    const details = DetailsProvider.getRemote();
    const tab = async (url) => (await details.getTabDiscardsInfo()).infos.find(({ tabUrl }) => tabUrl.startsWith(url));
    Object.assign(globalThis, { details, tab });
  })()`);
  for (const url of tabs) {
    expect(await windowOf(await tabAt(url, devtools)), `The window of ${url}, behind another tab`).toBe(await windowOf(targetId));
    // By its own choice Chromium spares a tab in which somebody typed, on a computer; it is asked as extensions ask (0).
    await ask(send, `tab('${url}').then(({ id }) => details.discardById(id, 0))`);
    await expect.poll(() => ask(send, `tab('${url}').then(({ discardCount }) => discardCount)`), `How often ${url} was discarded`).toBe(1);
  }
  await devtools.send('Target.closeTarget', { targetId });
}

async function comeBack(url: string, devtools: Devtools): Promise<void> {
  const targetId = await tabAt(url, devtools);
  await devtools.send('Target.activateTarget', { targetId });
  const send = await devtools.attachedTo(targetId);
  await expect.poll(() => ask(send, 'document.wasDiscarded && document.readyState'), `${url} comes back`).toBe('complete');
}

async function tabAt(address: string, devtools: Devtools): Promise<string> {
  const { targetInfos } = await devtools.send('Target.getTargets');
  const tab = targetInfos.find(({ type, url }) => type === 'page' && url.startsWith(address));
  if (!tab) throw new Error(`no tab is at ${address}`);
  return tab.targetId;
}

async function ask<T>(send: Send, expression: string): Promise<T> {
  const { result, exceptionDetails } = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as T;
}
