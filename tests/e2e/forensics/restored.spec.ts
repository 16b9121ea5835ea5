// A citizen leaves the certificate for another site and somebody presses Back, in a Chromium that is free to keep the page.

import { ComingBack, NOWHERE } from './restored';
import { expect, test } from './scene';
import { Visit } from './visit';

test('the page as it is served is not kept, and shows nothing', async ({ chromium, backend, planted, person }) => {
  const page = await chromium.newWindow();
  const comingBack = await ComingBack.of(page);
  const visit = new Visit(page, backend.url, person, async () => {});
  await visit.opensCertificate();
  expect((await comingBack.shows(visit.marks)).accessibility, 'Before').toContain('name');
  await comingBack.leavesAndReturns(planted.url);
  await visit.mobilePage.isTakenOver();
  expect(await comingBack.whyNotRestored()).toEqual(expect.arrayContaining(['response-cache-control-no-store']));
  expect(await comingBack.shows(visit.marks), 'Shown after Back').toEqual(NOWHERE);
});

test('a page that comes out of the back-forward cache is empty, and starts over', async ({ chromium, backend, planted, person }) => {
  const page = await chromium.newWindow();
  const comingBack = await ComingBack.of(page);
  await comingBack.asIfItMayBeKept();
  const visit = new Visit(page, backend.url, person, async () => {});
  await visit.opensCertificate();
  await comingBack.leavesAndReturns(planted.url);
  await comingBack.isRestored();
  expect(await comingBack.shows(visit.marks), 'Shown after Back').toEqual(NOWHERE);
  expect(await comingBack.ask('document.body.childNodes.length'), 'Left of the page').toBe(0);
  await comingBack.goesOn();
  await visit.mobilePage.isTakenOver();
  expect(await comingBack.ask('globalThis.wasKept'), 'It is the kept one still').toBe(false);
  expect(await comingBack.shows(visit.marks), 'Shown after it started over').toEqual(NOWHERE);
});

test('a page that leaves all in place is seen through', async ({ chromium, backend, planted }) => {
  const page = await chromium.newWindow();
  const comingBack = await ComingBack.of(page);
  await comingBack.asIfItMayBeKept();
  await page.goto(planted.url);
  await page.getByLabel('Typed').pressSequentially(planted.value('typed field'));
  await page.evaluate((value) => {
    document.title = value['title'] ?? '';
    history.replaceState(null, '', `?q=${value['address']}`);
  }, planted.toWrite);
  await comingBack.leavesAndReturns(backend.url);
  await comingBack.isRestored();
  const [typed, title, address] = ['typed field', 'title', 'address'].map((where) => planted.mark(where).what);
  const shown = await comingBack.shows(planted.marks);
  expect(shown.document).toEqual(expect.arrayContaining([typed, title, address]));
  expect(shown.fields).toEqual([typed]);
  expect(shown.accessibility).toEqual(expect.arrayContaining([typed, title]));
  expect(shown.history).toEqual(expect.arrayContaining([title, address]));
});
