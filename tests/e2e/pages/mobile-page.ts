import { expect } from '@playwright/test';

import { Screen } from './screen';

export class MobilePage extends Screen {
  protected readonly path = '/';
  protected readonly title = 'Get your vaccination certificate';
  readonly heading = this.titled('Get your vaccination certificate');
  readonly number = this.page.getByRole('textbox', { name: 'Mobile number', exact: true });
  readonly send = this.button('Send code');
  readonly busy = this.button('Sending code…');

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
