import { expect, type Locator } from '@playwright/test';

import { escaped } from '../words';
import { Screen } from './screen';

export class CertificatePage extends Screen {
  protected readonly path = '/certificate';
  protected readonly titleKey = 'certificate.page_title';
  readonly heading = this.titled('certificate.title');
  readonly certificate = this.page.getByRole('article');
  /** Said of a record only when each dose has a certificate that holds. */
  readonly kind = this.certificate.getByText(this.words.anyOf(['certificate.provisional', 'certificate.final']));
  readonly sections = this.certificate.getByRole('heading', { level: 2 });
  readonly downloadPdf = this.button('certificate.download');
  readonly downloading = this.button('certificate.downloading');
  readonly print = this.button('certificate.print');
  readonly share = this.button('certificate.share');
  readonly backToList = this.button('certificate.back');
  /** Of the file; that of the check stands in the certificate. */
  readonly progress = this.page.getByRole('status').filter({
    hasText: this.words.anyOf([
      'certificate.downloading', 'certificate.downloading_many', 'certificate.downloaded', 'certificate.downloaded_many',
      'certificate.downloaded_some',
    ]),
  });

  /** By whose key each certificate holds. */
  readonly verdicts = this.certificate.getByText(this.words.pattern('proof.holds'));
  readonly checking = this.page.getByRole('status').filter({ hasText: this.words.text('proof.loading') });
  readonly retry = this.button('people.retry');

  code(dose: string): DoseCode {
    return new DoseCode(this, dose);
  }

  /** Each dose has a certificate that holds, and so the whole looks like one. */
  async isProven(kind: string): Promise<void> {
    await expect(this.kind).toHaveText(kind);
    await expect(this.certificate).toHaveClass(/certificate--proven/);
    await expect(this.fault).toHaveCount(0);
  }

  /** In these words, one for each certificate that does not hold; whatever else is shown, it is no certificate. */
  async isDoubted(...words: string[]): Promise<void> {
    await expect(this.fault).toHaveText(words);
    await this.isUnproven();
  }

  async isUnproven(): Promise<void> {
    await expect(this.checking).toHaveCount(0);
    await expect(this.kind).toHaveCount(0);
    await expect(this.certificate).not.toHaveClass(/certificate--proven/);
  }

  /** The values below a label, from the top of the certificate to its end. */
  values(label: string): Locator {
    const rows = this.certificate.getByRole('term').filter({ hasText: new RegExp(`^${escaped(label)}$`) });
    return rows.locator('xpath=following-sibling::dd');
  }

  async hasRow(label: string, ...values: string[]): Promise<void> {
    await expect(this.values(label)).toHaveText(values);
  }
}

/** The QR code of one dose: in the certificate, and large above it. */
export class DoseCode {
  readonly enlarge: Locator;
  readonly small: Locator;
  readonly dialog: Locator;
  readonly large: Locator;
  readonly save: Locator;
  readonly share: Locator;
  readonly close: Locator;

  constructor(screen: CertificatePage, dose: string) {
    const { words } = screen;
    const name = words.text('proof.qr', { dose });
    this.enlarge = screen.certificate.getByRole('button', { name: `${words.text('proof.enlarge')} ${name}`, exact: true });
    this.small = screen.certificate.getByRole('img', { name, exact: true });
    this.dialog = screen.page.getByRole('dialog', { name: dose, exact: true });
    this.large = this.dialog.getByRole('img', { name, exact: true });
    this.save = this.dialog.getByRole('button', { name: words.text('proof.save'), exact: true });
    this.share = this.dialog.getByRole('button', { name: words.text('proof.share'), exact: true });
    this.close = this.dialog.getByRole('button', { name: words.text('proof.close'), exact: true });
  }

  async opens(): Promise<void> {
    await this.enlarge.tap();
    await expect(this.large).toBeInViewport({ ratio: 1 });
  }
}
