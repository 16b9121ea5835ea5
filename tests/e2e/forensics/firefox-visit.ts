// The same citizen and the same planted page in Firefox.

import { expect } from '@playwright/test';

import type { Device } from './device';
import { codeMarks, endOf, type Mark, type MarkedPerson } from './marks';
import type { OwnFirefox } from './own-firefox';
import type { Planted } from './planted';
import { codeFor } from './phone';
import { writeByScript } from './planting';
import { search } from './search';

export class FirefoxVisit {
  /** What must not be left, as far as it is known by now. */
  readonly marks: Mark[];
  private readonly stages = ['typed field', 'typed later'];
  private portal: string | undefined;

  constructor(
    readonly firefox: OwnFirefox,
    private readonly device: Device,
    private readonly url: string,
    private readonly planted: Planted,
    private readonly person: MarkedPerson,
  ) {
    this.marks = [...person.marks];
  }

  async begins(): Promise<void> {
    const { driver } = this.firefox;
    this.portal = await driver.getWindowHandle();
    await driver.get(this.url);
    await this.isTakenOver();
  }

  async typesNumber(): Promise<void> {
    await this.begins();
    await (await this.firefox.field('Mobile number')).sendKeys(this.person.mobile);
    await this.untilTypedIsKept();
  }

  async typesCode(): Promise<void> {
    await this.typesNumber();
    await this.firefox.press('Send code');
    await this.firefox.heading('Enter your code');
    const code = await codeFor(this.person.mobile, this.url);
    this.marks.push(...codeMarks(code));
    await (await this.firefox.field('6-digit code')).sendKeys(code);
    await this.untilTypedIsKept();
  }

  async opensCertificate(): Promise<void> {
    await this.typesCode();
    // A driver sees no answers; the page's own call tells what it was given.
    await this.firefox.driver.executeScript(`
      const real = window.fetch;
      window.fetch = async (...call) => {
        const answer = await real.apply(window, call);
        answer.clone().json().then(({ token, credentials }) => {
          if (token) window.seenToken = token;
          if (credentials) window.seenCertificate = credentials[0].hcert;
        }, () => {});
        return answer;
      };`);
    await this.firefox.press('Continue');
    await this.firefox.shown(`//article//h2[normalize-space()='${this.person.name}']`);
    const token: string = await this.firefox.driver.executeScript('return window.seenToken');
    expect(token).toMatch(/^[\w-]{43}$/);
    this.marks.push({ what: 'token', value: token });
    await this.firefox.press('View certificate');
    await this.firefox.heading('Vaccination record');
    await this.firefox.shown(`//dd[normalize-space()='${this.person.name}']`);
    await this.firefox.shown("//p[starts-with(normalize-space(), 'Checked on this phone')]");
    const signed: string = await this.firefox.driver.executeScript('return window.seenCertificate');
    this.marks.push({ what: 'certificate', value: endOf(signed) });
  }

  async savesCertificate(): Promise<void> {
    await this.device.receives(() => this.firefox.press('Download PDF'));
  }

  async signsOut(): Promise<void> {
    await this.firefox.press('Sign out');
    await this.firefox.heading('You are signed out');
  }

  async looksElsewhereAndComesBack(): Promise<void> {
    await this.firefox.driver.get(this.planted.url);
    await this.firefox.driver.navigate().back();
  }

  async isAtTheStart(): Promise<void> {
    await this.isTakenOver();
    await this.firefox.heading('Get your vaccination certificate');
  }

  async untilTypedIsKept(): Promise<void> {
    const where = this.stages.shift();
    if (!where) throw new Error('all has been typed');
    // Firefox overlooks a key now and then; what is typed once more is kept.
    await expect(async () => {
      await this.atPlanted(async () => (await this.firefox.field('Typed')).sendKeys(this.planted.value(where)));
      await this.untilOnDisk([this.planted.mark(where)], 'profile/sessionstore-backups', 30_000);
    }).toPass({ timeout: 120_000 });
  }

  async plant(): Promise<void> {
    while (this.stages.length > 0) await this.untilTypedIsKept();
    const { driver } = this.firefox;
    await this.atPlanted(async () => {
      await driver.executeScript(`return (${writeByScript.toString()})(arguments[0])`, this.planted.toWrite);
      await (await this.firefox.shown("//a[.='Download']")).click();
      await driver.switchTo().newWindow('tab');
      await driver.get(this.planted.url);
      await (await this.firefox.field('Submitted')).sendKeys(this.planted.value('submitted form'));
      await this.firefox.press('Submit');
      await expect.poll(() => driver.getTitle()).toBe('Received');
    });
  }

  async untilOnDisk(marks: Mark[], folder = '', timeout = 90_000): Promise<void> {
    const missing = () => {
      const found = new Set(search(this.device.path(folder), marks, { isInUse: true }).map(({ what }) => what));
      return marks.map(({ what }) => what).filter((what) => !found.has(what));
    };
    await expect.poll(missing, { message: 'Not on the disk yet', timeout, intervals: [500, 1000, 2000] }).toEqual([]);
  }

  private async isTakenOver(): Promise<void> {
    const isTakenOver = () => this.firefox.driver.executeScript('return document.querySelector("#shell") === null');
    await expect.poll(isTakenOver, 'The app is there').toBe(true);
  }

  /** In a new window with the planted page; afterwards the portal's is the current one again, while it is open. */
  private async atPlanted(act: () => Promise<void>): Promise<void> {
    const { driver } = this.firefox;
    await driver.switchTo().newWindow('window');
    await driver.get(this.planted.url);
    await act();
    const handles = await driver.getAllWindowHandles();
    if (this.portal && handles.includes(this.portal)) await driver.switchTo().window(this.portal);
  }
}
