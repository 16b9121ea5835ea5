import { expectForgotten } from '../privacy';
import { expect, test } from '../portal';

const NUMBER = '9999900001';
const SEEN = ['Anita Deshmukh', 'Rohan Deshmukh', '99900000000001', '99900000000002', NUMBER];

test('Back leads from the code to the number, and the code is forgotten', async ({
  page, citizen, mobilePage, codePage,
}) => {
  const code = await citizen.asksForCode(NUMBER);
  await codePage.code.fill(code);
  await page.goBack();
  await mobilePage.isEntered();
  await expect(mobilePage.number).toHaveValue('');
  await expectForgotten(page, NUMBER, code);

  await page.goForward();
  await mobilePage.isNamed();
  await mobilePage.submit('9999900004');
  await codePage.isEntered();
});

test('Back leads from the certificate to the people', async ({ page, citizen, peoplePage, certificatePage }) => {
  await citizen.opensCertificate(NUMBER, 'Anita Deshmukh');
  await page.goBack();
  await peoplePage.isEntered();
  await expect(peoplePage.names).toHaveText(['Anita Deshmukh', 'Rohan Deshmukh']);

  await peoplePage.certificateOf('Rohan Deshmukh').tap();
  await certificatePage.isEntered();
  await certificatePage.hasRow('Beneficiary name', 'Rohan Deshmukh');
});

test('Forward does not lead from the people into a certificate', async ({ page, citizen, peoplePage }) => {
  await citizen.opensCertificate(NUMBER, 'Anita Deshmukh');
  await page.goBack();
  await expect(peoplePage.heading).toBeVisible();
  await page.goForward();
  await peoplePage.isNamed();
  await expect(peoplePage.names).toHaveCount(2);
});

test('Back does not lead out of the people, however often', async ({ page, citizen, peoplePage }) => {
  await citizen.signsIn(NUMBER);
  for (let times = 0; times < 3; times += 1) {
    await page.goBack();
    await peoplePage.isNamed();
    await expect(peoplePage.names).toHaveCount(2);
  }
});

test('certificates that were closed leave nothing behind in the history', async ({
  page, citizen, peoplePage, certificatePage,
}) => {
  await citizen.signsIn(NUMBER);
  const before = await page.evaluate(() => history.length);
  for (const name of ['Anita Deshmukh', 'Rohan Deshmukh', 'Anita Deshmukh']) {
    await peoplePage.certificateOf(name).tap();
    await certificatePage.isEntered();
    await certificatePage.backToList.tap();
    await peoplePage.isEntered();
  }
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(before + 1);
});

test('after signing out, Back and Forward show nothing', async ({
  page, citizen, certificatePage, endedPage, mobilePage,
}) => {
  await citizen.opensCertificate(NUMBER, 'Anita Deshmukh');
  await certificatePage.signOut.tap();
  await endedPage.isEntered();
  await expectForgotten(page, ...SEEN);

  for (const step of ['back', 'forward', 'back', 'back', 'forward'] as const) {
    await (step === 'back' ? page.goBack() : page.goForward());
    await expect(endedPage.heading.or(mobilePage.heading)).toBeVisible();
    await expectForgotten(page, ...SEEN);
  }
});

test('after signing out, leaving and coming back shows nothing', async ({ page, citizen, peoplePage, endedPage }) => {
  await citizen.signsIn(NUMBER);
  await peoplePage.signOut.tap();
  await endedPage.isEntered();
  await page.goto('/sandbox');
  await page.goBack();
  await expectForgotten(page, ...SEEN);
});

test('leaving while signed in and coming back shows nothing', async ({ page, citizen, mobilePage }) => {
  await citizen.opensCertificate(NUMBER, 'Anita Deshmukh');
  await page.goto('/sandbox');
  await page.goBack();
  await mobilePage.isTakenOver();
  await mobilePage.isSound();
  await expectForgotten(page, ...SEEN);
});
