import { expect, type Locator } from '@playwright/test';

import { Screen } from './screen';

export class ActivityPage extends Screen {
  protected readonly path = '/activity';
  protected readonly title = 'Who has seen this record';
  readonly heading = this.titled('Who has seen this record');
  readonly entries = this.page.getByRole('main').getByRole('listitem');
  readonly earlier = this.button('Show earlier entries');
  readonly newest = this.button('Show the latest entries');
  readonly retry = this.button('Try again');
  readonly backToList = this.button('Back to the list');
  readonly loading = this.page.getByRole('status').filter({ hasText: 'Loading' });
  readonly advice = this.page.getByRole('heading', { level: 2, name: 'Does something look wrong?' });

  entry(...words: (string | RegExp)[]): Locator {
    return words.reduce((entries, hasText) => entries.filter({ hasText }), this.entries);
  }

  async isLoaded(): Promise<void> {
    await expect(this.loading).toHaveCount(0);
    await this.isEntered();
  }
}
