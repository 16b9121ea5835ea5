import { Screen } from './screen';

export class EndedPage extends Screen {
  protected readonly path = '/ended';
  protected readonly titleKey = 'ended.page_title';
  readonly signedOut = this.titled('ended.signed_out_title');
  readonly timedOut = this.titled('ended.timed_out_title');
  readonly heading = this.signedOut.or(this.timedOut);
  readonly signInAgain = this.button('ended.sign_in_again');
}
