// A citizen at the keyboard of their own browser: real keys and clicks, at the pace of somebody who looks things up.

import { expect, type Page } from '@playwright/test';

import { CONFIRM_CODE, CREDENTIALS, Held } from '../network';
import { CertificatePage } from '../pages/certificate-page';
import { CodePage } from '../pages/code-page';
import { EndedPage } from '../pages/ended-page';
import { MobilePage } from '../pages/mobile-page';
import { PeoplePage } from '../pages/people-page';
import { codeMarks, endOf, type Mark, type MarkedPerson } from './marks';
import { codeFor } from './phone';

export class Visit {
  readonly mobilePage: MobilePage;
  readonly codePage: CodePage;
  readonly peoplePage: PeoplePage;
  readonly certificatePage: CertificatePage;
  readonly endedPage: EndedPage;
  /** What must not be left, as far as it is known by now. */
  readonly marks: Mark[];
  /** The entry of the code under way: the one thing that the page writes. */
  underWay = '';

  /** `untilKept` waits until the browser has had the time to keep what stands in the fields. */
  constructor(
    readonly page: Page,
    private readonly url: string,
    readonly person: MarkedPerson,
    private readonly untilKept: () => Promise<void>,
    marks: Mark[] = [...person.marks],
  ) {
    this.mobilePage = new MobilePage(page);
    this.codePage = new CodePage(page);
    this.peoplePage = new PeoplePage(page);
    this.certificatePage = new CertificatePage(page);
    this.endedPage = new EndedPage(page);
    this.marks = marks;
  }

  /** Goes on in the same tab, which is another page to Playwright once it has let go of it. */
  goesOnIn(page: Page): Visit {
    const visit = new Visit(page, this.url, this.person, this.untilKept, this.marks);
    visit.underWay = this.underWay;
    return visit;
  }

  async typesNumber(): Promise<void> {
    await this.page.goto(this.url);
    await this.mobilePage.isTakenOver();
    await this.mobilePage.number.pressSequentially(this.person.mobile);
    await this.untilKept();
  }

  /** On the first screen as the document has it, while the line is too slow for the rest. */
  async typesNumberBeforeTheApp(): Promise<void> {
    const loader = await Held.at(this.page, '**/loader-*.js');
    await this.page.goto(this.url, { waitUntil: 'commit' });
    await loader.hasCome();
    await this.mobilePage.number.pressSequentially(this.person.mobile);
    await this.untilKept();
    loader.letGo();
    await this.mobilePage.isTakenOver();
    await expect(this.mobilePage.number).toHaveValue(this.person.mobile);
  }

  async typesCode(): Promise<void> {
    await this.typesNumber();
    await this.mobilePage.send.click();
    await expect(this.codePage.heading).toBeVisible();
    const code = await codeFor(this.person.mobile, this.url);
    this.marks.push(...codeMarks(code));
    this.underWay = await this.page.evaluate(() => `code-under-way=${sessionStorage.getItem('code-under-way')}`);
    expect(this.underWay).toMatch(/^code-under-way=\d+ [0-9a-f-]{36}$/);
    await this.codePage.code.pressSequentially(code);
    await this.untilKept();
  }

  async signsIn(): Promise<void> {
    await this.typesCode();
    await this.sendsCode();
  }

  /** Looks at the SMS once more, in a tab that has come back without what was typed. */
  async typesCodeAgain(): Promise<void> {
    await this.codePage.code.pressSequentially(await codeFor(this.person.mobile, this.url));
    await this.sendsCode();
  }

  private async sendsCode(): Promise<void> {
    const [answer] = await Promise.all([this.page.waitForResponse(CONFIRM_CODE), this.codePage.continue.click()]);
    const { token } = (await answer.json()) as { token: string };
    this.marks.push({ what: 'token', value: token }, { what: 'token in hex', value: Buffer.from(token, 'base64url').toString('hex') });
    await expect(this.peoplePage.person(this.person.name)).toBeVisible();
  }

  async opensCertificate(): Promise<void> {
    await this.signsIn();
    const view = this.peoplePage.certificateOf(this.person.name);
    const [answer] = await Promise.all([this.page.waitForResponse(CREDENTIALS), view.click()]);
    const { credentials } = (await answer.json()) as { credentials: { hcert: string }[] };
    this.marks.push({ what: 'certificate', value: endOf(credentials[0]!.hcert) });
    await expect(this.certificatePage.heading).toBeVisible();
    await expect(this.page.getByText('Checked on this phone').first()).toBeVisible();
    await expect(this.page.getByText(this.person.name), 'At the code, and in the record').toHaveCount(2);
  }
}
