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

  /** The values below a label, from the top of the certificate to its end. */
  values(label: string): Locator {
    const rows = this.certificate.getByRole('term').filter({ hasText: new RegExp(`^${label}$`) });
    return rows.locator('xpath=following-sibling::dd');
  }

  async hasRow(label: string, ...values: string[]): Promise<void> {
    await expect(this.values(label)).toHaveText(values);
  }
}
