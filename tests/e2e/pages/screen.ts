import { expect, type Locator, type Page } from '@playwright/test';

import { expectAccessible, expectNoOverflow, expectTargetsLarge } from '../accessibility';

const SERVICE = 'Vaccination certificates';

/** What all screens of the portal have in common. */
export abstract class Screen {
  /** The path in the address bar. */
  protected abstract readonly path: string;
  /** The document's title, before the name of the service. */
  protected abstract readonly title: string;
  abstract readonly heading: Locator;

  constructor(readonly page: Page) {}

  get signOut(): Locator {
    return this.button('Sign out');
  }

  /** The summary of what is wrong with the field. */
  get problem(): Locator {
    return this.page.getByRole('alert', { name: 'There is a problem' });
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
    await expect(this.page).toHaveTitle(`${isWrong ? 'Error: ' : ''}${this.title} – ${SERVICE}`);
    expect(await this.page.evaluate(() => history.state as unknown), 'What the history keeps').toBeNull();
  }

  /** The problem is told on top, at the field and in the title, and leads to the field. */
  async isRefused(field: Locator, words: string): Promise<void> {
    await expect(this.problem).toBeFocused();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(new RegExp(`^Error: ${escaped(words)}`));
    await this.isNamed({ isWrong: true });
    await expectAccessible(this.page);
    await this.problem.getByRole('link', { name: words, exact: true }).tap();
    await expect(field).toBeFocused();
  }

  protected button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  protected titled(name: string): Locator {
    return this.page.getByRole('heading', { level: 1, name, exact: true });
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
