// One browser led through every screen of the page in every state; whoever leads it looks at each.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Locator, Page } from '@playwright/test';

import { drawn, png } from './codes';
import { misspelt, type Listed } from './credentials';
import { ACTIVITY_OF_FAMILY, MOBILE, MOTHER, RECORDS_OF_FAMILY, SECRETS, SON } from './family';
import {
  ACTIVITY, CERTIFICATE, CONFIRM_CODE, CREDENTIALS, Held, RECORDS, SEND_CODE, TRUST, answerInstead,
} from './network';
import { expect, test as base, type Portal } from './portal';

/** In the order in which they come. */
export const STATES = [
  'first-screen', 'mobile', 'mobile-refused', 'mobile-fault', 'mobile-sending',
  'code', 'code-no-message', 'code-refused', 'code-ask-again', 'code-sending-again', 'code-sent-again', 'code-checking',
  'locked',
  'people-loading', 'people-failed', 'people', 'people-correction', 'people-downloaded',
  'certificate-loading', 'certificate', 'certificate-large-code', 'certificate-downloading', 'certificate-downloaded',
  'certificate-failed', 'certificate-doubted',
  'activity', 'signed-out', 'people-none', 'end-warning', 'timed-out',
  'check-loading', 'check', 'check-camera', 'check-none', 'check-fails', 'check-holds', 'check-unproven',
] as const;

export type State = (typeof STATES)[number];

type Screens = Omit<Portal, 'dist' | 'citizen'>;

/** Somebody who guesses, and somebody without a record. */
const GUESSER = '9999900003';
const STRANGER = '9876543210';
const UNAVAILABLE = { status: 503, body: '{}' };
const CO_WIN = join(__dirname, '../../crates/credential/tests/credential/samples/archives.tsv');

export class Gallery {
  private now = Date.now();
  private readonly seen: State[] = [];
  private hcert = '';

  constructor(
    private readonly page: Page,
    private readonly portal: Screens,
    private readonly look: (state: State) => Promise<void>,
  ) {}

  /** The clock stands still but for where it is moved, so that a state stays the same however long it is looked at. */
  async open(): Promise<void> {
    const { backend, watch } = this.portal;
    await backend.imports(RECORDS_OF_FAMILY);
    for (const secret of SECRETS) watch.secrets.add(secret);
    watch.expectsStatus(400, 429, 503);
    await this.page.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'canShare', { value: () => true });
    });
    await this.clockMoves(0);
    await this.theNumber();
    await this.theCode();
    await this.thePeople();
    await this.theCertificate();
    await this.theEnds();
    await this.theCheck();
    expect(this.seen, 'All that there is to see').toEqual(STATES);
  }

  private async theNumber(): Promise<void> {
    const { page, portal: { mobilePage } } = this;
    const app = await Held.at(page, '**/*.wasm');
    await page.goto('/');
    await app.hasCome();
    await this.shows('first-screen', mobilePage.send);
    app.letGo();
    await mobilePage.isTakenOver();
    await this.shows('mobile', mobilePage.send);
    await mobilePage.submit('12345');
    await this.shows('mobile-refused', mobilePage.problem);
    const mend = await answerInstead(page, SEND_CODE, UNAVAILABLE);
    await mobilePage.submit(GUESSER);
    await expect(mobilePage.problem).toHaveCount(0);
    await this.shows('mobile-fault', mobilePage.fault);
    await mend();
    await this.showsWhile('mobile-sending', SEND_CODE, mobilePage.send, mobilePage.busy);
  }

  private async theCode(): Promise<void> {
    const { page, portal: { phone, codePage, lockedPage, mobilePage } } = this;
    await this.shows('code', codePage.heading, codePage.countdown());
    await codePage.noMessage.tap();
    await this.shows('code-no-message', codePage.sentAgo);
    await codePage.noMessage.tap();
    const first = await phone.sms(GUESSER);
    await codePage.submit(guess(await phone.code(GUESSER)));
    await this.shows('code-refused', codePage.problem);
    await this.clockMoves(31);
    await this.shows('code-ask-again', codePage.mayAskAgain);
    // The backend goes by its own clock, of which its message tells the second only.
    await expect.poll(() => Date.now(), 'The clock').toBeGreaterThan(Date.parse(first.sent_at) + 2_000);
    await this.showsWhile('code-sending-again', SEND_CODE, codePage.sendAgain, codePage.sendingAgain);
    await expect(codePage.problem).toHaveCount(0);
    await this.shows('code-sent-again', codePage.countdown());
    await codePage.code.fill(guess(await phone.code(GUESSER, 2)));
    await this.showsWhile('code-checking', CONFIRM_CODE, codePage.continue, codePage.busy);
    await expect(codePage.problem).toBeVisible();
    await codePage.continue.tap();
    await this.shows('locked', lockedPage.heading, lockedPage.wait);
    await lockedPage.changeNumber.tap();
    await expect(mobilePage.heading).toBeFocused();
    await page.unrouteAll();
  }

  private async thePeople(): Promise<void> {
    const { page, portal: { peoplePage } } = this;
    await this.entersCode(MOBILE);
    const unavailable = await answerInstead(page, RECORDS, UNAVAILABLE);
    await this.showsWhile('people-loading', RECORDS, this.portal.codePage.continue, peoplePage.loading);
    await this.shows('people-failed', peoplePage.retry);
    await unavailable();
    await peoplePage.retry.tap();
    await this.shows('people', peoplePage.person(MOTHER));
    await peoplePage.correction.tap();
    await this.shows('people-correction', peoplePage.references);
    await peoplePage.correction.tap();
    const saved = page.waitForEvent('download', { timeout: 0 });
    await peoplePage.downloadAll.tap();
    await saved;
    await this.shows('people-downloaded', peoplePage.downloaded);
  }

  private async theCertificate(): Promise<void> {
    const { page, portal: { words, peoplePage, certificatePage } } = this;
    // Certificates are signed at the backend's time.
    await this.clockMoves(0);
    const answer = page.waitForResponse(CREDENTIALS, { timeout: 0 });
    await this.showsWhile('certificate-loading', CREDENTIALS, peoplePage.certificateOf(MOTHER), certificatePage.checking);
    this.hcert = hcertOf(await (await answer).json() as Listed);
    await expect(certificatePage.verdicts).toHaveCount(2);
    await this.shows('certificate', certificatePage.kind);
    const code = certificatePage.code(words.text('dose.number', { number: words.digits('1') }));
    await code.opens();
    await this.shows('certificate-large-code', code.large);
    await code.close.tap();
    const saved = page.waitForEvent('download', { timeout: 0 });
    await this.showsWhile('certificate-downloading', CERTIFICATE, certificatePage.downloadPdf, certificatePage.downloading);
    await saved;
    await this.shows('certificate-downloaded', certificatePage.progress);
    await certificatePage.backToList.tap();

    const mend = await answerInstead(page, CREDENTIALS, UNAVAILABLE);
    await peoplePage.certificateOf(SON).tap();
    await this.shows('certificate-failed', certificatePage.retry);
    await mend();
    await page.route(CREDENTIALS, async (route) => {
      const { credentials } = (await (await route.fetch()).json()) as Listed;
      await route.fulfill({ json: { credentials: credentials.map(({ dose, hcert }) => ({ dose, hcert: misspelt(hcert) })) } });
    });
    await certificatePage.retry.tap();
    await expect(certificatePage.retry).toHaveCount(0);
    await this.shows('certificate-doubted', certificatePage.fault);
    await certificatePage.backToList.tap();
    await page.unrouteAll();
  }

  private async theEnds(): Promise<void> {
    const { page, portal: { peoplePage, activityPage, endedPage, endWarning, mobilePage } } = this;
    await answerInstead(page, ACTIVITY, { status: 200, body: JSON.stringify(ACTIVITY_OF_FAMILY) });
    await peoplePage.activity.tap();
    await this.shows('activity', activityPage.heading, activityPage.earlier);
    await activityPage.signOut.tap();
    await this.shows('signed-out', endedPage.signedOut);
    await endedPage.signInAgain.tap();
    await expect(mobilePage.heading).toBeFocused();

    await this.entersCode(STRANGER);
    await this.portal.codePage.continue.tap();
    await this.shows('people-none', peoplePage.heading, peoplePage.noRecord);
    await this.clockMoves(181);
    await this.shows('end-warning', endWarning.stay);
    await this.clockMoves(120);
    await this.shows('timed-out', endedPage.timedOut);
    await endedPage.signInAgain.tap();
    await expect(mobilePage.heading).toBeFocused();
  }

  private async theCheck(): Promise<void> {
    const { page, portal: { mobilePage, checkPage } } = this;
    await this.showsWhile('check-loading', TRUST, mobilePage.check, checkPage.loading);
    await this.shows('check', checkPage.ready);
    await page.evaluate(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 240 });
      canvas.getContext('2d')?.fillRect(0, 0, 320, 240);
      navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(1);
    });
    await checkPage.camera.tap();
    await this.shows('check-camera', checkPage.stop);
    await checkPage.stop.tap();
    await checkPage.checks('HC1');
    await this.shows('check-none', checkPage.verdict);
    await checkPage.another.tap();
    await checkPage.checks(misspelt(this.hcert));
    await this.shows('check-fails', checkPage.verdict);
    await checkPage.another.tap();
    await checkPage.checks(this.hcert);
    await this.shows('check-holds', checkPage.verdict, checkPage.told.first());
    await checkPage.another.tap();
    const [line] = readFileSync(CO_WIN, 'utf8').split('\n');
    const archive = Buffer.from(line?.split('\t')[1] ?? '', 'base64');
    await checkPage.checksFile('code.png', 'image/png', png(drawn(archive)));
    await this.shows('check-unproven', checkPage.verdict, checkPage.told.first());
  }

  /** From the first screen, so that one press more signs in. */
  private async entersCode(mobile: string): Promise<void> {
    const { mobilePage, codePage, phone } = this.portal;
    await this.clockMoves(0);
    await mobilePage.submit(mobile);
    await expect(codePage.heading).toBeFocused();
    await codePage.code.fill(await phone.code(mobile));
  }

  private async shows(state: State, ...parts: Locator[]): Promise<void> {
    for (const part of parts) await expect(part.first()).toBeVisible();
    await this.page.evaluate(withoutChance, STEADY);
    this.seen.push(state);
    await this.look(state);
  }

  /** What is shown between a press and the answer to its request. */
  private async showsWhile(state: State, url: string, pressed: Locator, part: Locator): Promise<void> {
    const held = await Held.at(this.page, url);
    await pressed.tap();
    await held.hasCome();
    await this.shows(state, part);
    held.letGo();
    await expect(part).toHaveCount(0);
  }

  /** By so many seconds, and never behind the backend's. */
  private async clockMoves(seconds: number): Promise<void> {
    this.now = Math.max(this.now + seconds * 1000, Date.now());
    await this.page.clock.setFixedTime(this.now);
  }
}

/** Another key signs, and another certificate is issued, each time; these are as long. */
export const STEADY = { kid: 'GALLERYKEY0=', id: 'URN:UVCI:01:IN:GALLERY00000000000000000000#G' };

function withoutChance({ kid, id }: typeof STEADY): void {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node.nodeValue ?? '';
    const steady = text.replace(/[A-Za-z0-9+/]{11}=/, kid).replace(/URN:UVCI:[0-9A-Z:]+#[0-9A-Z/:]/, id);
    if (steady !== text) node.nodeValue = steady;
  }
}

/** Not the code, and the same each time. */
function guess(code: string): string {
  return code === '123456' ? '654321' : '123456';
}

function hcertOf({ credentials }: Listed): string {
  const hcert = credentials[0]?.hcert;
  if (!hcert) throw new Error('no certificate came');
  return hcert;
}

type OpensGallery = (look: (state: State) => Promise<void>) => Promise<void>;

export { expect } from './portal';

export const test = base.extend<{ opensGallery: OpensGallery }>({
  rules: async ({}, use) => use({ 'wrong-until-locked': 3, 'resend-seconds': 1, helpline: '1075' }),
  timezoneId: 'Asia/Kolkata',

  opensGallery: async ({
    page, words, backend, watch, phone, mobilePage, codePage, peoplePage, certificatePage, activityPage, endWarning, endedPage,
    lockedPage, checkPage,
  }, use) => {
    const screens = {
      words, backend, watch, phone, mobilePage, codePage, peoplePage, certificatePage, activityPage, endWarning, endedPage,
      lockedPage, checkPage,
    };
    await use((look) => new Gallery(page, screens, look).open());
  },
});
