import type { Locator } from '@playwright/test';

import { escaped } from '../words';
import { Screen } from './screen';

export class CheckPage extends Screen {
  protected readonly path = '/check';
  protected readonly titleKey = 'check.title';
  readonly heading = this.titled('check.title');
  readonly loading = this.page.getByText(this.words.text('check.loading'));
  readonly ready = this.page.getByText(this.words.text('check.ready'));
  readonly camera = this.button('check.scan');
  readonly stop = this.button('check.stop');
  readonly file = this.page.getByLabel(this.words.text('check.file'));
  readonly pasted = this.page.getByRole('textbox', { name: this.words.text('check.paste_label') });
  readonly checkText = this.button('check.paste');
  readonly another = this.button('check.next');
  readonly back = this.button('check.back');
  readonly verdict = this.page.getByRole('heading', {
    level: 2,
    name: this.words.anyOf(['check.holds_title', 'check.fails_title', 'check.unproven_title', 'proof.no_certificate']),
  });
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
    const term = this.page.getByRole('term').filter({ hasText: new RegExp(`^${escaped(label)}$`) });
    return term.locator('xpath=following-sibling::dd');
  }
}
