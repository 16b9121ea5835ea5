import { kept } from '../privacy';
import { wrong } from '../pages/sandbox-phone';
import { expect, test } from '../portal';

const NUMBER = '9999900003';
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

test('a tab that is discarded while the SMS is read goes on at the code', async ({
  page, citizen, codePage, peoplePage,
}) => {
  const code = await citizen.asksForCode(NUMBER);
  await page.reload();
  await expect(codePage.heading).toBeVisible();
  await codePage.isSound();
  await expect(codePage.sentTo).toHaveText('Enter the 6-digit code that we sent by SMS to your mobile.');
  await expect(codePage.sendAgain).toBeEnabled();
  await expect(codePage.changeNumber).toBeVisible();

  await codePage.submit(code);
  await peoplePage.isLoaded();
  expect((await kept(page)).session).toEqual({});
});

test('the tab keeps the opaque id and its end, and nothing else', async ({ page, citizen }) => {
  await citizen.asksForCode(NUMBER);
  const { session, local, cookies } = await kept(page);
  expect([local, cookies]).toEqual([{}, '']);
  const entries = Object.values(session);
  expect(entries).toHaveLength(1);
  const [end, id, ...more] = entries[0]?.split(' ') ?? [];
  expect(Number(end) - Date.now()).toBeGreaterThan(0);
  expect(Number(end) - Date.now()).toBeLessThanOrEqual(180_000);
  expect(id).toMatch(ID);
  expect(more).toEqual([]);
});

test('change number leads out of it', async ({ page, citizen, mobilePage, codePage }) => {
  await citizen.asksForCode(NUMBER);
  await page.reload();
  await expect(codePage.heading).toBeVisible();
  await codePage.changeNumber.tap();
  await mobilePage.isEntered();
  expect((await kept(page)).session).toEqual({});
  await page.reload();
  await mobilePage.isTakenOver();
  await mobilePage.isSound();
});

test('the id is forgotten when the code is used up by time', async ({ page, citizen, mobilePage }) => {
  await page.clock.install();
  await citizen.asksForCode(NUMBER);
  await page.clock.fastForward('03:01');
  await expect.poll(async () => (await kept(page)).session).toEqual({});
  await page.reload();
  await mobilePage.isTakenOver();
  await mobilePage.isSound();
});

test('a used-up code leads by Send again to the number, which the tab has forgotten', async ({
  page, citizen, watch, codePage, mobilePage,
}) => {
  watch.expectsStatus(400);
  const code = await citizen.asksForCode(NUMBER);
  await page.reload();
  for (let tries = 0; tries < 5; tries += 1) {
    await codePage.submit(wrong(code));
    await expect(codePage.problem).toBeVisible();
    await expect(codePage.continue).toBeEnabled();
  }
  await expect(codePage.problem).toContainText('no longer works. Ask for a new one with “Send again”');
  await codePage.sendAgain.tap();
  await mobilePage.isEntered();
});

test('a second tab knows nothing of it', async ({ citizen, context, page }) => {
  await citizen.asksForCode(NUMBER);
  const second = await context.newPage();
  await second.goto(new URL('/code', page.url()).href);
  await expect(second.getByRole('textbox', { name: 'Mobile number' })).toBeVisible();
  await expect(second).toHaveURL('/');
});
