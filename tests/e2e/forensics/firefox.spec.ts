// What ways to end a visit leave on the disk in Firefox, as far as a driver can take it.

import { expect, test as base } from '@playwright/test';

import { Backend } from '../backend';
import { Device } from './device';
import { FirefoxVisit } from './firefox-visit';
import { MarkedPerson } from './marks';
import { OwnFirefox } from './own-firefox';
import { Planted } from './planted';
import { search } from './search';

const test = base.extend<{ device: Device; planted: Planted; visit: FirefoxVisit }>({
  device: async ({}, use) => {
    const device = await Device.fresh();
    await use(device);
    await device.throwAway();
  },

  planted: async ({}, use) => {
    const planted = await Planted.start();
    await use(planted);
    await planted.stop();
  },

  visit: async ({ device, planted }, use) => {
    const backend = await Backend.start({});
    const person = new MarkedPerson();
    await backend.imports(person.csv);
    const firefox = await OwnFirefox.start(device);
    await use(new FirefoxVisit(firefox, device, backend.url, planted, person));
    await firefox.kill();
    await backend.stop();
  },
});

function expectNothingLeft(device: Device, planted: Planted, visit: FirefoxVisit, isAllowed: (file: string) => boolean): void {
  const hits = search(device.folder, [...planted.marks, ...visit.marks]);
  const found = new Set(hits.map(({ what }) => what));
  expect(planted.marks.map(({ what }) => what).filter((what) => !found.has(what)), 'The search is blind for').toEqual([]);
  const left = hits.filter(({ what, file }) => !what.startsWith('planted') && !isAllowed(file));
  expect(left, 'Left on the disk').toEqual([]);
}

type Way = {
  readonly name: string;
  readonly end: (visit: FirefoxVisit) => Promise<void>;
  readonly isKilled?: true;
  /** Files that may hold what the citizen was shown. */
  readonly allowed?: RegExp;
};

const WAYS: Way[] = [
  {
    name: 'the browser is closed',
    end: (visit) => visit.opensCertificate(),
  },
  {
    name: 'signing out',
    end: async (visit) => {
      await visit.opensCertificate();
      await visit.signsOut();
    },
  },
  {
    name: 'the page is loaded again',
    end: async (visit) => {
      await visit.opensCertificate();
      await visit.firefox.driver.navigate().refresh();
      await visit.isAtTheStart();
    },
  },
  {
    name: 'Back',
    end: async (visit) => {
      await visit.opensCertificate();
      for (const _ of ['to the people', 'and no further']) {
        await visit.firefox.driver.navigate().back();
        await visit.firefox.heading('People under this number');
      }
    },
  },
  {
    name: 'another address, and Back',
    end: async (visit) => {
      await visit.opensCertificate();
      await visit.looksElsewhereAndComesBack();
      await visit.isAtTheStart();
    },
  },
  {
    name: 'a certificate is saved',
    end: async (visit) => {
      await visit.opensCertificate();
      await visit.savesCertificate();
    },
    allowed: /^Downloads\/vaccination-certificate\.pdf$/,
  },
  {
    name: 'the browser is killed with a code in the field',
    end: (visit) => visit.typesCode(),
    isKilled: true,
  },
  {
    name: 'the browser is killed after signing out',
    end: async (visit) => {
      await visit.opensCertificate();
      await visit.signsOut();
    },
    isKilled: true,
  },
];

for (const { name, end, isKilled, allowed } of WAYS) {
  test(`Firefox: ${name}`, async ({ device, planted, visit }) => {
    await end(visit);
    await visit.plant();
    if (isKilled) await visit.untilOnDisk(planted.marks);
    await (isKilled ? visit.firefox.kill() : visit.firefox.close());
    expectNothingLeft(device, planted, visit, (file) => allowed?.test(file) ?? false);
  });
}
