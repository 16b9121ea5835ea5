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

function expectNothingLeft(device: Device, planted: Planted, visit: FirefoxVisit, isAllowed = (_: string) => false): void {
  const hits = search(device.folder, [...planted.marks, ...visit.marks]);
  const found = new Set(hits.map(({ what }) => what));
  expect(planted.marks.map(({ what }) => what).filter((what) => !found.has(what)), 'The search is blind for').toEqual([]);
  const left = hits.filter(({ what, file }) => !what.startsWith('planted') && !isAllowed(file));
  expect(left, 'Left on the disk').toEqual([]);
}

for (const [name, end] of [
  ['the browser is closed', async () => {}],
  ['signing out', async ({ firefox }: FirefoxVisit) => {
    await firefox.press('Sign out');
    await firefox.heading('You are signed out');
  }],
] as const) {
  test(`Firefox: ${name}`, async ({ device, planted, visit }) => {
    await visit.opensCertificate();
    await end(visit);
    await visit.plant();
    await visit.firefox.close();
    expectNothingLeft(device, planted, visit);
  });
}

test('Firefox: the browser is killed with a code in the field', async ({ device, planted, visit }) => {
  await visit.typesCode();
  await visit.plant();
  await visit.untilOnDisk(planted.marks);
  await visit.firefox.kill();
  expectNothingLeft(device, planted, visit);
});
