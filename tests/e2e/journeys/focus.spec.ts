// Where the focus is: after each change of screen, along the Tab key, and when what had it goes away.

import type { Page } from '@playwright/test';

import { ACTIVITY, CREDENTIALS, Held, RECORDS, RENEW, SEND_CODE, TRUST, answerInstead } from '../network';
import { wrong } from '../pages/sandbox-phone';
import type { Screen } from '../pages/screen';
import { expect, test, type Portal } from '../portal';
import { tabOrder } from '../stops';
import { LANGUAGES } from '../words';

const NUMBER = '9999900003';
const NAME = 'Kavitha Subramaniam';
const UNAVAILABLE = { status: 503, body: '{}' };
const ENTRY = { at: '2026-01-31T10:59:00Z', what: 'signed_in', how: 'citizen', who: '' };

async function hasFocusSomewhere(page: Page): Promise<void> {
  const held = () => page.evaluate(() => document.activeElement?.localName);
  await expect.poll(held, 'What has the focus').not.toBe('body');
}

test.describe('a change of screen', () => {
  test.use({ rules: { 'wrong-until-locked': 2, 'lock-seconds': 3 } });

  test('moves the focus to the heading and changes the title', async ({
    page, watch, phone, mobilePage, codePage, lockedPage, peoplePage, certificatePage, activityPage, endedPage, checkPage,
  }) => {
    watch.expectsStatus(400, 429);
    const entered = async (screen: Screen) => {
      await expect(screen.heading).toBeFocused();
      await screen.isNamed();
      expect(await page.evaluate(() => scrollY), 'From its top').toBe(0);
    };
    await page.goto('/');
    await mobilePage.isTakenOver();
    await mobilePage.check.tap();
    await entered(checkPage);
    await page.goBack();
    await entered(mobilePage);

    await mobilePage.submit(NUMBER);
    await entered(codePage);
    await codePage.changeNumber.tap();
    await entered(mobilePage);

    await mobilePage.submit('9999900001');
    await entered(codePage);
    const other = wrong(await phone.code('9999900001'));
    await codePage.submit(other);
    await expect(codePage.problem).toBeFocused();
    await codePage.submit(other);
    await entered(lockedPage);
    // By itself, once the time is over.
    await entered(mobilePage);

    await mobilePage.submit('9999900004');
    await entered(codePage);
    await codePage.submit(await phone.code('9999900004'));
    await entered(peoplePage);
    await peoplePage.viewCertificate.tap();
    await entered(certificatePage);
    await certificatePage.backToList.tap();
    await entered(peoplePage);
    await peoplePage.activity.tap();
    await entered(activityPage);
    await page.goBack();
    await entered(peoplePage);
    await peoplePage.signOut.tap();
    await entered(endedPage);
    await endedPage.signInAgain.tap();
    await entered(mobilePage);
  });
});

test.describe('the Tab key', () => {
  const ends = (words: Portal['words']) => [words.text('app.help'), words.text('app.accessibility')];
  const begins = (words: Portal['words']) => [words.text('app.skip'), ...Object.values(LANGUAGES)];

  test('goes along the first screens as they are read', async ({ page, words, citizen, mobilePage, codePage, checkPage }) => {
    const around = (...stops: string[]) => [...begins(words), ...stops, ...ends(words)];
    await mobilePage.open();
    expect(await tabOrder(page)).toEqual(around(words.text('mobile.label'), words.text('mobile.send'), words.text('check.link')));
    await mobilePage.submit('1');
    await expect(mobilePage.problem).toBeFocused();
    expect(await tabOrder(page)).toEqual(around(
      words.text('problem.mobile_wrong_length'), words.text('mobile.label'), words.text('mobile.send'), words.text('check.link'),
    ));
    await checkPage.open();
    expect(await tabOrder(page)).toEqual(around(
      words.text('check.scan'), words.text('check.file'), words.text('check.paste_label'), words.text('check.paste'),
      words.text('check.back'),
    ));
    await citizen.asksForCode(NUMBER);
    await codePage.noMessage.tap();
    expect(await tabOrder(page)).toEqual(around(
      words.text('code.label'), words.text('code.continue'), words.text('code.resend'), words.text('code.no_message'),
      words.text('code.change_number'),
    ));
  });

  test('goes along the record and the certificate as they are read', async ({
    page, words, citizen, peoplePage, certificatePage, activityPage,
  }) => {
    const around = (...stops: string[]) => [...begins(words), words.text('app.sign_out'), ...stops, ...ends(words)];
    await citizen.signsIn('9999900001');
    const view = words.text('people.view_certificate');
    expect(await tabOrder(page)).toEqual(around(
      view, view, words.text('people.download_all'), words.text('correction.title'), words.text('activity.title'),
    ));
    await peoplePage.activity.tap();
    await activityPage.isLoaded();
    expect(await tabOrder(page)).toEqual(around(words.text('certificate.back')));
    await activityPage.backToList.tap();
    await peoplePage.viewCertificate.first().tap();
    await expect(certificatePage.kind).toBeVisible();
    const large = words.text('proof.enlarge');
    const codes = Array<string>(await certificatePage.verdicts.count()).fill(large);
    expect(await tabOrder(page)).toEqual(around(
      words.text('certificate.download'), words.text('certificate.print'), ...codes, words.text('certificate.back'),
    ));
  });

  test('stays in a dialog', async ({ page, words, citizen, certificatePage }) => {
    await citizen.opensCertificate(NUMBER, NAME);
    await certificatePage.code('Dose 1').opens();
    expect(await tabOrder(page)).toEqual([words.text('proof.save'), words.text('proof.close')]);
    for (let times = 0; times < 4; times += 1) {
      await page.keyboard.press('Tab');
      // The browser's own bar is a stop, too; then nothing in the page has the focus.
      const isOutside = await page.evaluate(() => document.activeElement !== document.body && !document.activeElement?.closest('dialog'));
      expect(isOutside, 'Behind the dialog').toBe(false);
    }
  });
});

test.describe('the focus comes back', () => {
  test('from the code that is shown large, to what opened it', async ({ page, citizen, certificatePage }) => {
    await citizen.opensCertificate(NUMBER, NAME);
    const code = certificatePage.code('Dose 1');
    for (const close of [() => page.keyboard.press('Escape'), () => code.close.press('Enter')]) {
      await code.enlarge.press('Enter');
      await expect(code.dialog).toBeVisible();
      await close();
      await expect(code.dialog).toBeHidden();
      await expect(code.enlarge).toBeFocused();
    }
  });

  test('from the warning of the end, to where it was', async ({ page, citizen, certificatePage, endWarning }) => {
    await page.clock.install();
    await citizen.opensCertificate(NUMBER, NAME);
    const code = certificatePage.code('Dose 1');
    for (const held of [certificatePage.print, code.enlarge]) {
      await held.focus();
      await page.clock.runFor(181_000);
      await expect(endWarning.stay).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(endWarning.dialog).toBeHidden();
      await expect(held).toBeFocused();
    }
  });

  test('from the warning above the code that is shown large, to that', async ({ page, citizen, certificatePage, endWarning }) => {
    await page.clock.install();
    await citizen.opensCertificate(NUMBER, NAME);
    const code = certificatePage.code('Dose 1');
    await code.enlarge.press('Enter');
    await code.save.focus();
    await page.clock.runFor(181_000);
    await expect(endWarning.stay).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(endWarning.dialog).toBeHidden();
    await expect(code.save).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(code.enlarge).toBeFocused();
  });
});

test.describe('the focus is not lost', () => {
  test('when the record is fetched again', async ({ page, watch, citizen, codePage, peoplePage }) => {
    watch.expectsStatus(503);
    const mend = await answerInstead(page, RECORDS, UNAVAILABLE);
    await codePage.submit(await citizen.asksForCode(NUMBER));
    await expect(peoplePage.retry).toBeVisible();
    await peoplePage.retry.press('Enter');
    await expect(peoplePage.heading).toBeFocused();
    await expect(peoplePage.retry).toBeVisible();
    await hasFocusSomewhere(page);
    await mend();
    await peoplePage.retry.press('Enter');
    await peoplePage.isLoaded();
  });

  test('when the list of who has seen the record is turned over, or fetched again', async ({
    page, watch, citizen, peoplePage, activityPage,
  }) => {
    watch.expectsStatus(503);
    await page.route(ACTIVITY, (route) => route.fulfill({ json: { activity: [ENTRY], next: 'earlier' } }));
    await citizen.signsIn(NUMBER);
    await peoplePage.activity.press('Enter');
    for (const button of [activityPage.earlier, activityPage.newest]) {
      await button.press('Enter');
      await expect(activityPage.entries).toHaveCount(1);
      await expect(activityPage.heading).toBeFocused();
    }
    await page.unroute(ACTIVITY);
    await page.route(ACTIVITY, (route) => route.fulfill(UNAVAILABLE));
    await activityPage.earlier.press('Enter');
    await activityPage.retry.press('Enter');
    await expect(activityPage.retry).toBeVisible();
    await expect(activityPage.heading).toBeFocused();
  });

  test('when the certificate or the keys are fetched again', async ({ page, watch, citizen, peoplePage, certificatePage, checkPage }) => {
    watch.expectsStatus(503);
    const mend = await answerInstead(page, CREDENTIALS, UNAVAILABLE);
    await citizen.signsIn(NUMBER);
    await peoplePage.viewCertificate.press('Enter');
    await certificatePage.retry.press('Enter');
    await expect(certificatePage.heading).toBeFocused();
    await mend();
    await certificatePage.retry.press('Enter');
    await expect(certificatePage.kind).toBeVisible();
    await expect(certificatePage.heading).toBeFocused();

    await answerInstead(page, TRUST, UNAVAILABLE);
    await page.goto('/check');
    await page.getByRole('button', { name: 'Try again' }).press('Enter');
    await expect(checkPage.fault).toBeVisible();
    await expect(checkPage.heading).toBeFocused();
  });

  test('when a certificate is checked, and another one', async ({ page, checkPage }) => {
    await checkPage.open();
    await checkPage.pasted.fill('HC1');
    await checkPage.checkText.press('Enter');
    await expect(checkPage.verdict).toBeFocused();
    await checkPage.another.press('Enter');
    await expect(checkPage.heading).toBeFocused();
    await hasFocusSomewhere(page);
  });

  test('when the camera is taken away while its button has it', async ({ page, checkPage }) => {
    await page.addInitScript(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 240 });
      canvas.getContext('2d')?.fillRect(0, 0, 320, 240);
      const stream = canvas.captureStream(1);
      navigator.mediaDevices.getUserMedia = async () => stream;
      Object.assign(window, { takeCamera: () => stream.getTracks()[0]?.dispatchEvent(new Event('ended')) });
    });
    await checkPage.open();
    await checkPage.camera.press('Enter');
    await expect(checkPage.heading).toBeFocused();
    await checkPage.stop.focus();
    await page.evaluate(() => (window as unknown as { takeCamera(): void }).takeCamera());
    await expect(checkPage.camera).toBeVisible();
    await hasFocusSomewhere(page);
  });

  test('when the camera is refused while its button has it', async ({ page, checkPage }) => {
    await page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () => new Promise((_, refuse) => {
        Object.assign(window, { refuse: () => refuse(new DOMException('', 'NotAllowedError')) });
      });
    });
    await checkPage.open();
    await checkPage.camera.press('Enter');
    await expect(checkPage.heading).toBeFocused();
    await checkPage.stop.focus();
    await page.waitForFunction(() => 'refuse' in window);
    await page.evaluate(() => (window as unknown as { refuse(): void }).refuse());
    await expect(checkPage.fault).toBeVisible();
    await hasFocusSomewhere(page);
  });

  test('when another code is sent', async ({ page, citizen, codePage }) => {
    await page.clock.install();
    await citizen.asksForCode(NUMBER);
    await page.clock.runFor(31_000);
    const sending = await Held.at(page, SEND_CODE);
    await codePage.sendAgain.press('Enter');
    await sending.hasCome();
    await expect(codePage.sendingAgain).toBeFocused();
  });

  test('when staying turns out to be impossible', async ({ page, watch, citizen, certificatePage, endWarning }) => {
    watch.expectsStatus(404);
    watch.expects(/ERR_FAILED/);
    await page.clock.install();
    await citizen.opensCertificate(NUMBER, NAME);
    await page.route(RENEW, (route) => route.abort());
    for (let minute = 0; minute < 12; minute += 2) {
      await page.clock.fastForward('02:00');
      await certificatePage.heading.tap();
    }
    await page.clock.fastForward('01:10');
    await expect(endWarning.stay).toBeFocused();
    await page.unroute(RENEW);
    await answerInstead(page, RENEW, { status: 404, body: 'Not Found' });
    await page.keyboard.press('Enter');
    await expect(endWarning.goOn).toBeVisible();
    await expect(endWarning.goOn).toBeFocused();
  });
});

test('the way to the content leads there, before and after the app has come', async ({ page, words, mobilePage }) => {
  const app = await Held.at(page, '**/*.wasm');
  await page.goto('/');
  await app.hasCome();
  const skip = page.getByRole('link', { name: words.text('app.skip') });
  for (const isThere of [false, true]) {
    if (isThere) app.letGo();
    if (isThere) await mobilePage.isTakenOver();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await skip.focus();
    await expect(skip).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Enter');
    await expect(mobilePage.heading).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(mobilePage.number).toBeFocused();
    await expect(page).toHaveURL('/');
  }
});
