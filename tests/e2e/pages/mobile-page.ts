import { expect } from '@playwright/test';

import { Screen } from './screen';

export class MobilePage extends Screen {
  protected readonly path = '/';
  protected readonly titleKey = 'mobile.title';
  readonly heading = this.titled('mobile.title');
  readonly number = this.page.getByRole('textbox', { name: this.words.text('mobile.label'), exact: true });
  readonly send = this.button('mobile.send');
  readonly check = this.page.getByRole('link', { name: this.words.text('check.link') });
  readonly busy = this.button('mobile.sending');

  async open(): Promise<void> {
    await this.page.goto('/');
    await this.isTakenOver();
    await this.isSound();
  }

  /** The app has taken over from the first screen of the document. */
  async isTakenOver(): Promise<void> {
    await expect(this.page.locator('#shell')).toHaveCount(0);
    await expect(this.heading).toBeVisible();
  }

  async submit(number: string): Promise<void> {
    await this.number.fill(number);
    await this.send.tap();
  }
}
