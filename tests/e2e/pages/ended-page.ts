import { Screen } from './screen';

export class EndedPage extends Screen {
  protected readonly path = '/ended';
  protected readonly title = 'Session ended';
  readonly signedOut = this.titled('You are signed out');
  readonly timedOut = this.titled('Your session has ended');
  readonly heading = this.signedOut.or(this.timedOut);
  readonly signInAgain = this.button('Sign in again');
}
