import { Screen } from './screen';

export class LockedPage extends Screen {
  protected readonly path = '/locked';
  protected readonly title = 'Too many wrong codes';
  readonly heading = this.titled('Too many wrong codes');
  readonly changeNumber = this.button('Change number');
  readonly wait = this.page.getByText(/You can try again in \d+:\d\d\./);
}
