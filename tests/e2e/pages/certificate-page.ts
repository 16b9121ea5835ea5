import { expect, type Locator } from '@playwright/test';

import { Screen } from './screen';

export class CertificatePage extends Screen {
  protected readonly path = '/certificate';
  protected readonly title = 'Vaccination certificate';
  readonly heading = this.titled('Vaccination record');
  readonly certificate = this.page.getByRole('article');
  /** Said of a record only when each dose has a certificate that holds. */
  readonly kind = this.certificate.getByText(/^(Provisional|Final) Certificate$/);
  readonly sections = this.certificate.getByRole('heading', { level: 2 });
  readonly downloadPdf = this.button('Download PDF');
  readonly downloading = this.button('Downloading…');
  readonly print = this.button('Print');
  readonly share = this.button('Share');
  readonly backToList = this.button('Back to the list');
  /** Of the file; that of the check stands in the certificate. */
  readonly progress = this.page.getByRole('status').filter({ hasText: /download/i });

  /** By whose key each certificate holds. */
  readonly verdicts = this.certificate.getByText(/^Checked on this phone: /);
  readonly checking = this.page.getByRole('status').filter({ hasText: 'checking them on this phone' });
  readonly retry = this.button('Try again');

  code(dose: string): DoseCode {
    return new DoseCode(this, dose);
  }

  /** Each dose has a certificate that holds, and so the whole looks like one. */
  async isProven(kind: 'Provisional Certificate' | 'Final Certificate'): Promise<void> {
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
    const rows = this.certificate.getByRole('term').filter({ hasText: new RegExp(`^${label}$`) });
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
    const name = `QR code of the certificate for ${dose}`;
    this.enlarge = screen.certificate.getByRole('button', { name: `Show large ${name}`, exact: true });
    this.small = screen.certificate.getByRole('img', { name, exact: true });
    this.dialog = screen.page.getByRole('dialog', { name: dose, exact: true });
    this.large = this.dialog.getByRole('img', { name, exact: true });
    this.save = this.dialog.getByRole('button', { name: 'Save as a picture', exact: true });
    this.share = this.dialog.getByRole('button', { name: 'Share as a picture', exact: true });
    this.close = this.dialog.getByRole('button', { name: 'Close', exact: true });
  }

  async opens(): Promise<void> {
    await this.enlarge.tap();
    await expect(this.large).toBeInViewport({ ratio: 1 });
  }
}
