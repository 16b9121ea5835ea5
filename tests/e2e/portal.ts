// The portal as each test gets it: its own backend, a watched browser, and one page object a screen.

import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test as base } from '@playwright/test';

import { Backend, builtApp, type Rules } from './backend';
import { Citizen } from './citizen';
import { copyWithChange, type Changed } from './dist';
import { ActivityPage } from './pages/activity-page';
import { CertificatePage } from './pages/certificate-page';
import { CheckPage } from './pages/check-page';
import { CodePage } from './pages/code-page';
import { EndWarning } from './pages/end-warning';
import { EndedPage } from './pages/ended-page';
import { LockedPage } from './pages/locked-page';
import { MobilePage } from './pages/mobile-page';
import { PeoplePage } from './pages/people-page';
import { SandboxPhone } from './pages/sandbox-phone';
import { Watch } from './watch';
import { Words, type Language } from './words';

export { expect } from '@playwright/test';

type Options = { rules: Rules; changed: Changed | undefined; language: Language };

export type Portal = {
  words: Words;
  dist: string;
  backend: Backend;
  watch: Watch;
  citizen: Citizen;
  phone: SandboxPhone;
  mobilePage: MobilePage;
  codePage: CodePage;
  peoplePage: PeoplePage;
  certificatePage: CertificatePage;
  activityPage: ActivityPage;
  endWarning: EndWarning;
  endedPage: EndedPage;
  lockedPage: LockedPage;
  checkPage: CheckPage;
};

export const test = base.extend<Options & Portal>({
  rules: [{}, { option: true }],
  changed: [undefined, { option: true }],
  language: ['en', { option: true }],

  words: async ({ language }, use) => use(Words.of(language)),
  locale: async ({ language }, use) => use(`${language}-IN`),

  dist: async ({ changed }, use) => {
    const dist = changed ? await copyWithChange(builtApp(), changed) : builtApp();
    await use(dist);
    if (changed) await rm(dist, { recursive: true });
  },

  watch: async ({}, use) => {
    await use(new Watch());
  },

  backend: async ({ rules, dist, watch }, use) => {
    const backend = await Backend.start(rules, dist);
    await use(backend);
    expect(await backend.stop(), 'The backend ends in peace').toBe(0);
    expectSilent(backend.log(), watch.secrets);
  },

  baseURL: async ({ backend }, use) => {
    await use(backend.url);
  },

  context: async ({ context, watch }, use) => {
    await watch.over(context);
    await use(context);
    watch.check();
  },

  page: async ({ page, watch }, use) => {
    await use(page);
    await watch.hasSeenAll();
  },

  phone: async ({ page, request, watch }, use) => {
    await use(new SandboxPhone(page, request, (code) => watch.secrets.add(code)));
  },

  citizen: async ({ mobilePage, codePage, peoplePage, certificatePage, phone }, use) => {
    await use(new Citizen(mobilePage, codePage, peoplePage, certificatePage, phone));
  },

  mobilePage: async ({ page, words }, use) => use(new MobilePage(page, words)),
  codePage: async ({ page, words }, use) => use(new CodePage(page, words)),
  peoplePage: async ({ page, words }, use) => use(new PeoplePage(page, words)),
  certificatePage: async ({ page, words }, use) => use(new CertificatePage(page, words)),
  activityPage: async ({ page, words }, use) => use(new ActivityPage(page, words)),
  endWarning: async ({ page, words }, use) => use(new EndWarning(page, words)),
  endedPage: async ({ page, words }, use) => use(new EndedPage(page, words)),
  lockedPage: async ({ page, words }, use) => use(new LockedPage(page, words)),
  checkPage: async ({ page, words }, use) => use(new CheckPage(page, words)),
});

/** No number, code, token, name or reference id, of those in the test or of any other sample person. */
function expectSilent(log: string, secrets: ReadonlySet<string>): void {
  expect(log, 'The log is there').toContain('listening');
  const told = [...secrets, ...samplePeople()].filter((secret) => tells(log, secret));
  expect(told, 'The log tells').toEqual([]);
}

function tells(log: string, secret: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}])${secret.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'u').test(log);
}

function samplePeople(): string[] {
  const csv = readFileSync(join(__dirname, '../../crates/backend/sample-data/beneficiaries.csv'), 'utf8');
  const lines = csv.trim().split('\n').slice(1);
  return [...new Set(lines.flatMap((line) => line.split(',').slice(0, 3)))];
}
