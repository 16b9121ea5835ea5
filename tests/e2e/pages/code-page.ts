import { expect, type Locator } from '@playwright/test';

import { Screen } from './screen';

export class CodePage extends Screen {
  protected readonly path = '/code';
  protected readonly title = 'Enter your code';
  readonly heading = this.titled('Enter your code');
  readonly code = this.page.getByRole('textbox', { name: '6-digit code', exact: true });
  readonly continue = this.button('Continue');
  readonly busy = this.button('Checking code…');
  readonly sendAgain = this.button('Send again');
  readonly changeNumber = this.button('Change number');
  /** Where the code went. */
  readonly sentTo = this.page.getByRole('status').filter({ hasText: 'code' });

  countdown(time: string | RegExp): Locator {
    const words = typeof time === 'string' ? `another code in ${time}.` : time;
    return this.page.getByText(words);
  }

  async submit(code: string): Promise<void> {
    await this.code.fill(code);
    await this.continue.tap();
  }

  async isSentTo(lastFour: string): Promise<void> {
    await expect(this.sentTo).toHaveText(
      `We sent a 6-digit code by SMS to the mobile number ending in ${lastFour}.`,
    );
  }
}
