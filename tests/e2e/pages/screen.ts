import { expect, type Locator, type Page } from '@playwright/test';

import { expectAccessible, expectNoOverflow, expectTargetsLarge } from '../accessibility';
import { ENGLISH, escaped, type Words } from '../words';

/** What all screens of the portal have in common. */
export abstract class Screen {
  /** The path in the address bar. */
  protected abstract readonly path: string;
  /** Of the document's title, before the name of the service. */
  protected abstract readonly titleKey: string;
  abstract readonly heading: Locator;

  constructor(readonly page: Page, readonly words: Words = ENGLISH) {}

  get signOut(): Locator {
    return this.button('app.sign_out');
  }

  /** The summary of what is wrong with the field. */
  get problem(): Locator {
    return this.page.getByRole('alert', { name: this.words.text('app.problem_title') });
  }

  /** What went wrong with the call. */
  get fault(): Locator {
    return this.page.getByRole('alert').filter({ hasText: /\S/ });
  }

  /** Waits until the screen is there, with its heading in focus, and looks at all that holds for every screen. */
  async isEntered(): Promise<void> {
    await expect(this.heading).toBeFocused();
    await this.isSound();
  }

  /** Its address and title are constant, so they cannot hold anything personal. */
  async isSound(): Promise<void> {
    await this.isNamed();
    await expectNoOverflow(this.page);
    await expectTargetsLarge(this.page);
    await expectAccessible(this.page);
  }

  async isNamed({ isWrong = false } = {}): Promise<void> {
    await expect(this.heading).toBeVisible();
    await expect(this.page).toHaveURL(this.path);
    const prefix = isWrong ? `${this.words.text('app.error_prefix')} ` : '';
    await expect(this.page).toHaveTitle(`${prefix}${this.words.text(this.titleKey)} – ${this.words.text('app.name')}`);
    expect(await this.page.evaluate(() => history.state as unknown), 'What the history keeps').toBeNull();
  }

  /** The problem is told on top, at the field and in the title, and leads to the field. */
  async isRefused(field: Locator, words: string): Promise<void> {
    await expect(this.problem).toBeFocused();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(new RegExp(`^${escaped(this.words.text('app.error_prefix'))} ${escaped(words)}`));
    await this.isNamed({ isWrong: true });
    await expectAccessible(this.page);
    await this.problem.getByRole('link', { name: words, exact: true }).tap();
    await expect(field).toBeFocused();
  }

  protected button(key: string): Locator {
    return this.page.getByRole('button', { name: this.words.text(key), exact: true });
  }

  protected titled(key: string): Locator {
    return this.page.getByRole('heading', { level: 1, name: this.words.text(key), exact: true });
  }
}
