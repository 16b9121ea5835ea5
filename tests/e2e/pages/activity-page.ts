import { expect, type Locator } from '@playwright/test';

import { Screen } from './screen';

export class ActivityPage extends Screen {
  protected readonly path = '/activity';
  protected readonly titleKey = 'activity.title';
  readonly heading = this.titled('activity.title');
  readonly entries = this.page.getByRole('main').getByRole('listitem');
  readonly earlier = this.button('activity.earlier');
  readonly newest = this.button('activity.newest');
  readonly retry = this.button('people.retry');
  readonly backToList = this.button('certificate.back');
  readonly loading = this.page.getByRole('status').filter({ hasText: this.words.text('activity.loading') });
  readonly advice = this.page.getByRole('heading', { level: 2, name: this.words.text('activity.wrong_title') });

  entry(...words: (string | RegExp)[]): Locator {
    return words.reduce((entries, hasText) => entries.filter({ hasText }), this.entries);
  }

  async isLoaded(): Promise<void> {
    await expect(this.loading).toHaveCount(0);
    await this.isEntered();
  }
}
