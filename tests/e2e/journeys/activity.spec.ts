import { ACTIVITY, answerInstead } from '../network';
import { expectForgotten } from '../privacy';
import { wrong } from '../pages/sandbox-phone';
import { expect, test } from '../portal';

const NUMBER = '9999900003';
const NAME = 'Kavitha Subramaniam';

test('what was done with the record is told, the latest first, in plain words', async ({
  page, watch, citizen, codePage, peoplePage, certificatePage, activityPage,
}) => {
  watch.expectsStatus(400);
  const code = await citizen.asksForCode(NUMBER);
  await codePage.submit(wrong(code));
  await expect(codePage.problem).toBeVisible();
  await codePage.submit(code);
  await peoplePage.isLoaded();
  await peoplePage.certificateOf(NAME).tap();
  await certificatePage.downloadPdf.tap();
  await expect(certificatePage.progress).toHaveText('The certificate was downloaded.');
  await certificatePage.backToList.tap();
  await peoplePage.activity.tap();
  await activityPage.isLoaded();

  const you = 'You, with a code sent to this mobile';
  const anybody = 'Somebody who entered this mobile number';
  await expect(activityPage.entries).toHaveText([
    new RegExp(`^Certificate opened or downloaded${NAME}${you}`),
    new RegExp(`^Certificate opened or downloaded${NAME}${you}`),
    new RegExp(`^Record opened${NAME}${you}`),
    new RegExp(`^Signed in with a code${you}`),
    new RegExp(`^Wrong code entered${anybody}`),
    new RegExp(`^Code sent by SMS${anybody}`),
    new RegExp(`^Record changed${NAME}The vaccination service itself`),
  ]);
  const today = new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  await expect(activityPage.entries.first()).toContainText(new RegExp(`${today}, \\d\\d:\\d\\d$`));
  await expect(activityPage.advice).toBeVisible();
  await expect(page.getByText('ask the vaccination centre')).toBeVisible();
});

test('Back leads to the people again, and nothing of the list stays', async ({
  page, citizen, peoplePage, activityPage,
}) => {
  await citizen.signsIn(NUMBER);
  await peoplePage.activity.tap();
  await activityPage.isLoaded();
  await page.goBack();
  await peoplePage.isLoaded();
  await peoplePage.activity.tap();
  await activityPage.isLoaded();
  await activityPage.backToList.tap();
  await peoplePage.isLoaded();
  await peoplePage.signOut.tap();
  await expectForgotten(page, NAME, 'Record opened');
});

test('the visit can be ended from here', async ({ page, citizen, peoplePage, activityPage, endedPage }) => {
  await citizen.signsIn(NUMBER);
  await peoplePage.activity.tap();
  await activityPage.isLoaded();
  await activityPage.signOut.tap();
  await endedPage.isEntered();
  await expect(endedPage.signedOut).toBeVisible();
  await expectForgotten(page, NAME, 'Record opened');
});

test('twenty a page, with the way to earlier ones and back', async ({ citizen, peoplePage, certificatePage, activityPage }) => {
  await citizen.signsIn('9999900006');
  for (const times of [1, 2]) {
    await peoplePage.downloadAll.tap();
    await expect(peoplePage.progress.filter({ hasText: 'handed to your browser' }), `${times}`).toBeVisible();
    await peoplePage.viewCertificate.first().tap();
    await certificatePage.isEntered();
    await certificatePage.backToList.tap();
    await peoplePage.isLoaded();
  }
  await peoplePage.activity.tap();
  await activityPage.isLoaded();
  await expect(activityPage.entries).toHaveCount(20);
  await expect(activityPage.newest).toHaveCount(0);
  await activityPage.earlier.tap();
  await activityPage.isLoaded();
  await expect(activityPage.entry('Record changed').first()).toBeVisible();
  await expect(activityPage.earlier).toHaveCount(0);
  await activityPage.newest.tap();
  await activityPage.isLoaded();
  await expect(activityPage.entries).toHaveCount(20);
});

test('what others did is told by who they are', async ({ page, citizen, peoplePage, activityPage }) => {
  const by = (how: string, who: string) => ({ at: '2026-11-23T08:35:00Z', who, how, what: 'viewed' });
  const activity = [
    by('authorised_user', 'Vaccinator, Primary Health Centre Wai'),
    by('partner', 'Travel desk'),
    by('drone', 'Somebody new'),
    by('partner', '<img src=x onerror=alert(1)> \u202edesk\u0000'),
  ];
  await citizen.signsIn(NUMBER);
  await answerInstead(page, ACTIVITY, { status: 200, body: JSON.stringify({ activity, next: null }) });
  await peoplePage.activity.tap();
  await activityPage.isLoaded();
  await expect(activityPage.entry('Authorised health worker: Vaccinator, Primary Health Centre Wai')).toBeVisible();
  await expect(activityPage.entry('Another service, with a code sent to this mobile: Travel desk')).toBeVisible();
  await expect(activityPage.entry('Somebody new')).toBeVisible();
  await expect(activityPage.entries.last()).toContainText('<img src=x onerror=alert(1)> desk');
});

test('a list that does not come can be asked for again', async ({ page, watch, citizen, peoplePage, activityPage }) => {
  watch.expectsStatus(503);
  await citizen.signsIn(NUMBER);
  const mend = await answerInstead(page, ACTIVITY, { status: 503 });
  await peoplePage.activity.tap();
  await activityPage.isLoaded();
  await expect(activityPage.fault).toHaveText('The service has a fault. Wait a minute, then try again');
  await mend();
  await activityPage.retry.tap();
  await activityPage.isLoaded();
  await expect(activityPage.entry('Record opened')).toBeVisible();
});

test('a backend that does not tell is not asked again', async ({ page, watch, citizen, peoplePage, activityPage }) => {
  watch.expectsStatus(404);
  await citizen.signsIn(NUMBER);
  await answerInstead(page, ACTIVITY, { status: 404, body: 'Not Found' });
  await peoplePage.activity.tap();
  await activityPage.isLoaded();
  await expect(activityPage.fault).toHaveText('This service does not tell who has seen a record');
  await expect(activityPage.retry).toHaveCount(0);
  await activityPage.backToList.tap();
  await peoplePage.isLoaded();
  await expect(peoplePage.activity).toHaveCount(0);
});
