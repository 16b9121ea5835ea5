import { expect, type Locator } from '@playwright/test';

import { Screen } from './screen';

export class CodePage extends Screen {
  protected readonly path = '/code';
  protected readonly titleKey = 'code.title';
  readonly heading = this.titled('code.title');
  readonly code = this.page.getByRole('textbox', { name: this.words.text('code.label'), exact: true });
  readonly continue = this.button('code.continue');
  readonly busy = this.button('code.checking');
  readonly sendAgain = this.button('code.resend');
  readonly sendingAgain = this.button('code.resending');
  readonly changeNumber = this.button('code.change_number');
  /** Where the code went. */
  readonly sentTo = this.page.getByRole('status').filter({
    hasText: this.words.anyOf(['code.sent_to', 'code.sent_again_to', 'code.sent_earlier']),
  });
  /** Opens what to look at while no message comes. */
  readonly noMessage = this.page.getByText(this.words.text('code.no_message'), { exact: true });
  readonly sentAgo = this.page.getByText(this.words.pattern('code.sent_ago', { time: this.words.time }));
  /** The countdown is over. */
  readonly mayAskAgain = this.page.getByText(this.words.text('code.resend_now'));

  /** Until another code can be asked for. */
  countdown(time: string | RegExp = this.words.time): Locator {
    return this.page.getByText(this.words.pattern('code.resend_in', { time }));
  }

  async submit(code: string): Promise<void> {
    await this.code.fill(code);
    await this.continue.tap();
  }

  async isSentTo(lastFour: string): Promise<void> {
    await expect(this.sentTo).toHaveText(this.words.text('code.sent_to', { last_four: lastFour }));
  }
}
