// Not a screen, but above each of them once the session is about to end.

import { expect, type Locator, type Page } from '@playwright/test';

import { expectAccessible, expectNoOverflow, expectTargetsLarge } from '../accessibility';
import { ENGLISH, type Words } from '../words';

export class EndWarning {
  readonly dialog: Locator;
  readonly stay: Locator;
  readonly goOn: Locator;
  readonly signOut: Locator;
  readonly spoken: Locator;

  constructor(private readonly page: Page, private readonly words: Words = ENGLISH) {
    const button = (key: string) => this.dialog.getByRole('button', { name: words.text(key), exact: true });
    this.dialog = page.getByRole('alertdialog', { name: words.text('end_warning.title') });
    this.stay = button('end_warning.stay');
    this.goOn = button('end_warning.go_on');
    this.signOut = button('app.sign_out');
    this.spoken = this.dialog.getByRole('status').filter({ hasText: this.told });
  }

  /** That the session ends, and when. */
  private get told(): RegExp {
    return this.words.anyOf(['end_warning.can_stay', 'end_warning.cannot_stay'], { time: this.words.time });
  }

  async isShown(): Promise<void> {
    await expect(this.dialog).toBeVisible();
    await expect(this.dialog).toHaveAccessibleDescription(this.told);
    await expect(this.dialog.getByRole('button').first()).toBeFocused();
    await expectNoOverflow(this.page);
    await expectTargetsLarge(this.page);
    await expectAccessible(this.page);
  }
}
