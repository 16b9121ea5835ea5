// What is drawn of a record, measured in the browser.

import type { Page } from '@playwright/test';

export type Drawn = {
  /** Each text that has a direction of its own: those of records, and no others. */
  readonly texts: string[];
  /** Each kind of element with its attributes, without the numbers in them. */
  readonly shape: string[];
  /** Texts whose Latin letters do not stand one after the other from left to right. */
  readonly turned: string[];
  /** Of the widest part, in px. */
  readonly width: number;
};

export async function drawn(page: Page): Promise<Drawn> {
  return page.evaluate(() => {
    const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
    const elements = [...document.querySelectorAll('*')];
    const shape = elements.map((element) => {
      const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value.replace(/\d+/g, '#')}`);
      return [element.localName, ...attributes.sort()].join(' ');
    });
    const values = [...document.querySelectorAll('[dir=auto]')];
    const turned: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const value = node.parentElement?.closest('[dir=auto]');
      if (value && RIGHT_TO_LEFT.test(value.textContent ?? '')) continue;
      let before: DOMRect | undefined;
      for (const letter of (node.textContent ?? '').slice(0, 200).matchAll(/[A-Za-z]/g)) {
        const range = document.createRange();
        range.setStart(node, letter.index);
        range.setEnd(node, letter.index + 1);
        const box = range.getBoundingClientRect();
        if (before && Math.abs(box.top - before.top) < 2 && box.left < before.left - 0.5) {
          turned.push(node.textContent ?? '');
          break;
        }
        before = box;
      }
    }
    const width = document.scrollingElement?.scrollWidth ?? 0;
    return { texts: values.map(({ textContent }) => textContent ?? ''), shape: [...new Set(shape)].sort(), turned, width };
  });
}

/** The sides of the texts in one element that stand side by side, from left to right. */
export async function sides(page: Page, texts: string[]): Promise<string[]> {
  return page.evaluate((wanted) => {
    const parts = [...document.querySelectorAll('[dir=auto] > *')].filter(({ textContent }) => wanted.includes(textContent ?? ''));
    const boxes = parts.map((part) => ({ text: part.textContent ?? '', box: part.getBoundingClientRect() }));
    return boxes.sort((one, other) => one.box.left - other.box.left).map(({ text }) => text);
  }, texts);
}
