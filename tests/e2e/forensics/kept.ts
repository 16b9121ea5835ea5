// What the browser says that it keeps for an origin.

import type { BrowserContext, Page } from '@playwright/test';

export type Kept = Readonly<Record<'cookies' | 'localStorage' | 'sessionStorage' | 'databases' | 'caches' | 'workers', string[]>>;

export const NOTHING: Kept = { cookies: [], localStorage: [], sessionStorage: [], databases: [], caches: [], workers: [] };

export async function keptFor(page: Page, context: BrowserContext): Promise<Kept> {
  const { origin, hostname } = new URL(page.url());
  const devtools = await context.newCDPSession(page);
  try {
    const items = async (isLocalStorage: boolean) => {
      const storageId = { securityOrigin: origin, isLocalStorage };
      return (await devtools.send('DOMStorage.getDOMStorageItems', { storageId })).entries.map((entry) => entry.join('='));
    };
    const { cookies } = await devtools.send('Storage.getCookies', {});
    const { databaseNames } = await devtools.send('IndexedDB.requestDatabaseNames', { securityOrigin: origin });
    const { caches } = await devtools.send('CacheStorage.requestCacheNames', { securityOrigin: origin });
    const workers = await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope));
    return {
      cookies: cookies.filter(({ domain }) => domain === hostname).map(({ name, value }) => `${name}=${value}`),
      localStorage: await items(true),
      sessionStorage: await items(false),
      databases: databaseNames,
      caches: caches.map(({ cacheName }) => cacheName),
      workers,
    };
  } finally {
    await devtools.detach();
  }
}
