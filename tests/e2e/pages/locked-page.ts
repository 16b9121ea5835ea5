import { Screen } from './screen';

export class LockedPage extends Screen {
  protected readonly path = '/locked';
  protected readonly titleKey = 'locked.title';
  readonly heading = this.titled('locked.title');
  readonly changeNumber = this.button('code.change_number');
  readonly wait = this.page.getByText(this.words.pattern('locked.body', { time: this.words.time }));
}
