import { expect, type Locator } from '@playwright/test';

import { Screen } from './screen';

export class CertificatePage extends Screen {
  protected readonly path = '/certificate';
  protected readonly title = 'Vaccination certificate';
  readonly heading = this.page.getByRole('heading', { level: 1, name: /^(Provisional|Final) Certificate$/ });
  readonly certificate = this.page.getByRole('article');
  readonly sections = this.certificate.getByRole('heading', { level: 2 });
  readonly downloadPdf = this.button('Download PDF');
  readonly downloading = this.button('Downloading…');
  readonly print = this.button('Print');
  readonly share = this.button('Share');
  readonly backToList = this.button('Back to the list');
  readonly progress = this.page.getByRole('status');

  /** The values below a label, from the top of the certificate to its end. */
  values(label: string): Locator {
    const rows = this.certificate.getByRole('term').filter({ hasText: new RegExp(`^${label}$`) });
    return rows.locator('xpath=following-sibling::dd');
  }

  async hasRow(label: string, ...values: string[]): Promise<void> {
    await expect(this.values(label)).toHaveText(values);
  }
}
