// Leaving a page and coming Back to it, with and without the browser's back-forward cache, and what can be seen in it.

import { expect, type CDPSession, type Page } from '@playwright/test';

import { places, spellings, type Mark } from './marks';

declare global {
  /** Whether the page came out of the back-forward cache when it was last shown. */
  var wasKept: boolean | undefined;
}

/** What a page shows, for whoever looks at it: each view as one text. */
type Views = Readonly<Record<'document' | 'fields' | 'accessibility' | 'history', string>>;

/** What `shows` says of a page that shows none of them. */
export const NOWHERE = { document: [], fields: [], accessibility: [], history: [] };

export class ComingBack {
  private constructor(
    readonly page: Page,
    private readonly devtools: CDPSession,
  ) {}

  static async of(page: Page): Promise<ComingBack> {
    await page.addInitScript(() =>
      addEventListener('pageshow', (event) => {
        globalThis.wasKept = event.persisted;
        // Before the page hears of it, so that it stands as it came out of the cache.
        if (event.persisted && event.isTrusted) event.stopImmediatePropagation();
      }),
    );
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Page.enable');
    return new ComingBack(page, devtools);
  }

  /**
   * Takes away from the page for which reasons Chromium would not keep it: what it was told not to store, and that the
   * page can wait for a code by SMS. The handling of the page on its way into the cache is the same as ever.
   */
  async asIfItMayBeKept(): Promise<void> {
    await this.page.addInitScript(() => Reflect.deleteProperty(globalThis, 'OTPCredential'));
    await this.page.route('**', async (route) => {
      const response = await route.fetch();
      const { 'cache-control': _, ...headers } = response.headers();
      await route.fulfill({ response, headers });
    });
  }

  /** Goes to another site, and Back as by the button. */
  async leavesAndReturns(elsewhere: string): Promise<void> {
    await this.page.unrouteAll();
    await this.page.goto(elsewhere);
    const returned = new Promise((resolve) => this.devtools.once('Page.frameNavigated', resolve));
    await this.ask('void setTimeout(() => history.back())');
    await returned;
  }

  /** Tells the page that it came out of the cache, as the browser has done. */
  async goesOn(): Promise<void> {
    await this.ask("void setTimeout(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))");
  }

  /** Goes around Playwright, to which a page that was restored is one that is being loaded. */
  async ask<T>(expression: string): Promise<T> {
    const { result } = await this.devtools.send('Runtime.evaluate', { expression, returnByValue: true });
    return result.value as T;
  }

  async isRestored(): Promise<void> {
    await expect.poll(() => this.ask('globalThis.wasKept'), 'It comes out of the back-forward cache').toBe(true);
  }

  /** Why the browser had to load it anew. */
  async whyNotRestored(): Promise<string[]> {
    expect(await this.ask('globalThis.wasKept'), 'It comes out of the back-forward cache').toBe(false);
    return this.ask("performance.getEntriesByType('navigation')[0].notRestoredReasons.reasons.map(({ reason }) => reason)");
  }

  /** Which of the marks stand where. */
  async shows(marks: readonly Mark[]): Promise<Record<keyof Views, string[]>> {
    const views = await this.views();
    const shown = (text: string) => {
      const bytes = Buffer.from(text);
      const stands = (mark: Mark) => spellings(mark).some((spelling) => places(bytes, spelling).length > 0);
      return marks.filter(stands).map(({ what }) => what);
    };
    const { document, fields, accessibility, history } = views;
    return { document: shown(document), fields: shown(fields), accessibility: shown(accessibility), history: shown(history) };
  }

  private async views(): Promise<Views> {
    const snapshot = await this.devtools.send('DOMSnapshot.captureSnapshot', { computedStyles: [] });
    const { nodes } = await this.devtools.send('Accessibility.getFullAXTree');
    const { entries } = await this.devtools.send('Page.getNavigationHistory');
    const fields = await this.ask<string[]>("[...document.querySelectorAll('input, textarea')].map(({ value }) => value)");
    return {
      document: snapshot.strings.join('\n'),
      fields: fields.join('\n'),
      accessibility: JSON.stringify(nodes),
      history: JSON.stringify(entries),
    };
  }
}
