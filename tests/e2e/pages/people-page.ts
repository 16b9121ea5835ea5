import { expect, type Locator } from '@playwright/test';

import { Screen } from './screen';

export class PeoplePage extends Screen {
  protected readonly path = '/people';
  protected readonly title = 'People under this number';
  readonly heading = this.titled('People under this number');
  readonly people = this.page.getByRole('article');
  readonly names = this.people.getByRole('heading', { level: 2 });
  readonly viewCertificate = this.button('View certificate');
  readonly downloadAll = this.button('Download all certificates');
  readonly activity = this.button('Who has seen this record');
  readonly retry = this.button('Try again');
  readonly progress = this.page.getByRole('status');

  person(name: string): Locator {
    return this.page.getByRole('article', { name, exact: true });
  }

  certificateOf(name: string): Locator {
    return this.person(name).getByRole('button', { name: 'View certificate', exact: true });
  }

  /** With records, or with the news that there are none. */
  async isLoaded(): Promise<void> {
    await expect(this.progress.filter({ hasText: 'Loading' })).toHaveCount(0);
    await this.isEntered();
  }
}
