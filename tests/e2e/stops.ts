// Where the Tab key stops, and whether each stop can be seen.

import { expect, type Page } from '@playwright/test';

/** Every stop of the screen, or of the dialog above it. */
export const ALL_STOPS = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';

/** The languages are the same everywhere. */
export const BELOW_LANGUAGES = `:is(${ALL_STOPS}):not(.languages *)`;

/** In the order of the Tab key, by what is called out there. */
export async function tabOrder(page: Page): Promise<string[]> {
  const names: string[] = [];
  await walk(page, ALL_STOPS, async () => void names.push(await page.evaluate(nameOfFocused)));
  return names;
}

/** Forth with Tab and back with Shift and Tab: the stops that are out of sight, even in part. */
export async function hiddenStops(page: Page, stops: string): Promise<string[]> {
  const hidden: string[] = [];
  const look = async (way: string) => hidden.push(...(await page.evaluate(hiddenParts)).map((part) => `${way}: ${part}`));
  const count = await walk(page, stops, () => look('forth'));
  for (let back = 1; back < count; back += 1) {
    await page.keyboard.press('Shift+Tab');
    await look('back');
  }
  return hidden;
}

/** Each stop once, from the first one; returns how many there are. */
async function walk(page: Page, stops: string, look: () => Promise<unknown>): Promise<number> {
  const count = await page.evaluate(focusFirst, stops);
  expect(count, 'Stops').toBeGreaterThan(0);
  const places: number[] = [];
  for (let stop = 0; stop < count; stop += 1) {
    if (stop > 0) await page.keyboard.press('Tab');
    places.push(await page.evaluate(placeOfFocused, stops));
    await look();
  }
  expect(places, 'The way of the Tab key').toEqual(places.map((_, place) => place));
  return count;
}

// What follows runs in the page, so each stands for itself.

function focusFirst(stops: string): number {
  const top: ParentNode = document.querySelector('dialog[open]') ?? document;
  const all = [...top.querySelectorAll<HTMLElement>(stops)].filter((element) => element.checkVisibility());
  (document.activeElement as HTMLElement | null)?.blur();
  all[0]?.focus();
  return all.length;
}

function placeOfFocused(stops: string): number {
  const top: ParentNode = document.querySelector('dialog[open]') ?? document;
  const all = [...top.querySelectorAll(stops)].filter((element) => element.checkVisibility());
  return document.activeElement ? all.indexOf(document.activeElement) : -1;
}

function nameOfFocused(): string {
  const focused = document.activeElement as HTMLInputElement;
  return (focused.labels?.[0] ?? focused).innerText.replace(/\s+/g, ' ').trim();
}

function hiddenParts(): string[] {
  const focused = document.activeElement as HTMLInputElement;
  // A field for files is seen through: its label is what is looked at.
  const seen = focused.type === 'file' ? (focused.labels?.[0] ?? focused) : focused;
  const name = `“${(focused.labels?.[0] ?? focused).innerText.trim().slice(0, 40)}”`;
  if (focused === document.body) return ['nothing has the focus'];
  const found: string[] = [];
  for (const { left, right, top, bottom } of focused.getClientRects()) {
    const box = [left, top, right, bottom].map(Math.round).join(' ');
    if (left < -2 || top < -2 || right > innerWidth + 2 || bottom > innerHeight + 2) {
      found.push(`${name} reaches out of ${innerWidth} × ${innerHeight}: ${box}`);
      continue;
    }
    const points = [[(left + right) / 2, (top + bottom) / 2], ...[left + 3, right - 3].flatMap((x) => [[x, top + 3], [x, bottom - 3]])];
    for (const [x = 0, y = 0] of points) {
      const hit = document.elementFromPoint(x, y);
      if (hit && (seen.contains(hit) || hit.contains(seen))) continue;
      found.push(`${name} is covered by ${hit?.localName}.${hit?.className}: ${box}`);
      break;
    }
  }
  return found;
}
