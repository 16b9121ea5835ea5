// The shapes and sizes in which people see the page, and what must hold in each.

import type { CDPSession, Page } from '@playwright/test';

import { STATES, type State } from './gallery';

/** An answer is awaited: no time for a long look, and little differs from the state before. */
const IN_BETWEEN: readonly State[] = STATES.filter((state) => /-(sending|sending-again|checking|loading|downloading)$/.test(state));

export const isInBetween = (state: State): boolean => IN_BETWEEN.includes(state);

export type Layout = {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** In px, as it is set in the browser; 16 where nobody has. */
  readonly letters?: number;
  /** What somebody adds to every page. */
  readonly sheet?: string;
};

/**
 * WCAG 1.4.12, as far as a script knows it: letters that are joined are not spaced out, and lines are never nearer than the
 * page has them.
 */
const SPACED = `:lang(en) * { line-height: 1.5 !important; }
  :root:not(:lang(ur)) * { letter-spacing: 0.12em !important; }
  * { word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }`;

export const LAYOUTS: readonly Layout[] = [
  { name: 'a small phone', width: 320, height: 568 },
  { name: '1280 × 1024 at 400 %', width: 320, height: 256 },
  { name: 'text spaced out', width: 320, height: 568, sheet: SPACED },
  { name: 'letters twice as large', width: 360, height: 740, letters: 32 },
  { name: 'a phone that lies on its side', width: 740, height: 360 },
  { name: 'a foldable phone, folded', width: 280, height: 653 },
  { name: 'a foldable phone, unfolded', width: 717, height: 512 },
];

/** One browser in many shapes. */
export class Shape {
  private constructor(private readonly page: Page, private readonly devtools: CDPSession) {}

  static async of(page: Page): Promise<Shape> {
    return new Shape(page, await page.context().newCDPSession(page));
  }

  async is({ width, height, letters = 16, sheet = '' }: Omit<Layout, 'name'>): Promise<void> {
    await this.page.setViewportSize({ width, height });
    await this.devtools.send('Page.setFontSizes', { fontSizes: { standard: letters, fixed: letters } });
    // Unlike an element with styles, this is out of the policy's reach.
    await this.page.evaluate((text) => {
      const added = new CSSStyleSheet();
      added.replaceSync(text);
      document.adoptedStyleSheets = [added];
    }, sheet);
  }

  /** By so many px the edges of the screen are cut off: by a notch, rounded corners, or the bar of gestures. */
  async hasEdges(insets: Insets): Promise<void> {
    const all = Object.entries(insets).flatMap(([side, px]) => [[side, px], [`${side}Max`, px]]);
    await this.devtools.send('Emulation.setSafeAreaInsetsOverride', { insets: Object.fromEntries(all) as Insets });
  }
}

export type Insets = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

/** Texts and controls that reach into the edges; runs in the page. */
export function inTheEdges({ left, right, bottom }: Insets): string[] {
  const top: Element = document.querySelector('dialog[open]') ?? document.body;
  const found: string[] = [];
  const scroller = top === document.body ? document.scrollingElement! : top;
  scroller.scrollTop = scroller.scrollHeight;
  for (const element of top.querySelectorAll('a, button, input, summary, h1, h2, p, li, dd, dt, .header__name')) {
    // What scrolls by itself reaches beyond the screen, and leaves room at its ends.
    if (!element.checkVisibility() || element.closest('#languages, .languages__skip, .visually-hidden')) continue;
    const box = element.getBoundingClientRect();
    const name = `${element.localName} “${element.textContent?.trim().slice(0, 30)}”`;
    if (box.left < left - 1) found.push(`on the left: ${name} at ${Math.round(box.left)}`);
    if (box.right > innerWidth - right + 1) found.push(`on the right: ${name} at ${Math.round(box.right)}`);
    if (box.bottom > innerHeight - bottom + 1) found.push(`below: ${name} at ${Math.round(box.bottom)}`);
  }
  return found;
}
