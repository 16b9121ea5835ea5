// Sows the marks of the planted page in a browser, by hand and by script.

import { expect, type Page } from '@playwright/test';

import type { Planted } from './planted';

/** Types into the planted page, in a field that browsers keep while it is filled. */
export async function typeInto(page: Page, planted: Planted): Promise<void> {
  await page.getByLabel('Typed').pressSequentially(planted.value('typed field'));
}

/** All that a page can leave behind by script. It runs in the page, so it uses nothing from around it. */
export async function writeByScript(value: Record<string, string>): Promise<void> {
  const planted = (where: string) => value[where] ?? '';
  document.cookie = `planted=${planted('cookie')}; max-age=3600`;
  localStorage.setItem('planted', planted('localStorage'));
  sessionStorage.setItem('planted', planted('sessionStorage'));
  history.replaceState({ planted: planted('history.state') }, '', `?q=${planted('address')}`);
  document.title = planted('title');
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('planted', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('planted');
    opening.onerror = () => reject(new Error('IndexedDB'));
    opening.onsuccess = () => {
      const writing = opening.result.transaction('planted', 'readwrite');
      writing.objectStore('planted').put({ text: planted('IndexedDB') }, 'planted');
      writing.oncomplete = () => resolve();
    };
  });
  await (await caches.open('planted')).put('/kept', new Response(planted('cache of a worker')));
  for (const coding of ['identity', 'gzip', 'br', 'deflate', 'zstd']) {
    const text = await (await fetch(`/answer/${coding}`)).text();
    if (!text.includes(planted(`answer in ${coding}`))) throw new Error(`${coding} was not understood`);
  }
}

export async function submitForm(page: Page, planted: Planted): Promise<void> {
  await page.goto(planted.url);
  await page.getByLabel('Submitted').pressSequentially(planted.value('submitted form'));
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page).toHaveTitle('Received');
}
