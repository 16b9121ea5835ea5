import { expect, type Locator } from '@playwright/test';

import { Screen } from './screen';

export class PeoplePage extends Screen {
  protected readonly path = '/people';
  protected readonly titleKey = 'people.title';
  readonly heading = this.titled('people.title');
  readonly people = this.page.getByRole('article');
  readonly names = this.people.getByRole('heading', { level: 2 });
  readonly viewCertificate = this.button('people.view_certificate');
  readonly downloadAll = this.button('people.download_all');
  readonly activity = this.button('activity.title');
  readonly retry = this.button('people.retry');
  readonly loading = this.page.getByText(this.words.text('people.loading'));
  readonly noRecord = this.page.getByText(this.words.text('people.none'));
  /** Opens what to say at the vaccination centre. */
  readonly correction = this.page.getByText(this.words.text('correction.title'), { exact: true });
  readonly references = this.page.getByText(this.words.text('correction.where'));
  readonly downloaded = this.page.getByText(this.words.anyOf(['certificate.downloaded_many', 'certificate.downloaded_some']));
  readonly progress = this.page.getByRole('status');

  person(name: string): Locator {
    return this.page.getByRole('article', { name, exact: true });
  }

  certificateOf(name: string): Locator {
    return this.person(name).getByRole('button', { name: this.words.text('people.view_certificate'), exact: true });
  }

  /** With records, or with the news that there are none. */
  async isLoaded(): Promise<void> {
    await expect(this.progress.filter({ hasText: this.words.text('people.loading') })).toHaveCount(0);
    await this.isEntered();
  }
}
