// Not a screen, but above each of them once the session is about to end.

import { expect, type Locator, type Page } from '@playwright/test';

import { expectAccessible, expectNoOverflow, expectTargetsLarge } from '../accessibility';

export class EndWarning {
  readonly dialog: Locator;
  readonly stay: Locator;
  readonly goOn: Locator;
  readonly signOut: Locator;
  readonly spoken: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole('alertdialog', { name: 'Are you still there?' });
    this.stay = this.dialog.getByRole('button', { name: 'Stay signed in', exact: true });
    this.goOn = this.dialog.getByRole('button', { name: 'Go on until then', exact: true });
    this.signOut = this.dialog.getByRole('button', { name: 'Sign out', exact: true });
    this.spoken = this.dialog.getByRole('status').filter({ hasText: 'Your session ends' });
  }

  async isShown(): Promise<void> {
    await expect(this.dialog).toBeVisible();
    await expect(this.dialog).toHaveAccessibleDescription(/^Your session ends in \d:\d\d( and can last no longer)?\. Then/);
    await expect(this.dialog.getByRole('button').first()).toBeFocused();
    await expectNoOverflow(this.page);
    await expectTargetsLarge(this.page);
    await expectAccessible(this.page);
  }
}
