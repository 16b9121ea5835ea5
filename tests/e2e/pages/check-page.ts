import type { Locator } from '@playwright/test';

import { Screen } from './screen';

export class CheckPage extends Screen {
  protected readonly path = '/check';
  protected readonly title = 'Check a certificate';
  readonly heading = this.titled('Check a certificate');
  readonly ready = this.page.getByText('Ready. You can go on without a network.');
  readonly camera = this.button('Scan with the camera');
  readonly stop = this.button('Stop the camera');
  readonly file = this.page.getByLabel('Choose a picture or a PDF');
  readonly pasted = this.page.getByRole('textbox', { name: 'Or paste the text of a code' });
  readonly checkText = this.button('Check this text');
  readonly another = this.button('Check another one');
  readonly back = this.button('Back to the first page');
  readonly verdict = this.page.getByRole('heading', { level: 2, name: /certificate/ });
  readonly told = this.page.getByRole('definition');

  async open(): Promise<void> {
    await this.page.goto('/check');
    await this.ready.waitFor();
  }

  async checks(text: string): Promise<void> {
    await this.pasted.fill(text);
    await this.checkText.tap();
  }

  async checksFile(name: string, mimeType: string, buffer: Buffer): Promise<void> {
    await this.file.setInputFiles({ name, mimeType, buffer });
  }

  /** The value below a label. */
  value(label: string): Locator {
    const term = this.page.getByRole('term').filter({ hasText: new RegExp(`^${label}$`) });
    return term.locator('xpath=following-sibling::dd');
  }
}
