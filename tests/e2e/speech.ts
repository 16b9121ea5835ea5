// What screen readers hear without being asked: each change of a live region, taken down as it happens.

import type { Page } from '@playwright/test';

export type Said = {
  /** The same for the same element. */
  readonly region: number;
  readonly role: string;
  /** Nothing where the region was emptied or hidden. */
  readonly text: string;
  /** Written anew, and yet the same. */
  readonly isSame: boolean;
};

declare global {
  interface Window {
    takeSpeech(): Said[];
  }
}

export const LIVE = '[role=status], [role=alert], [role=log], [role=timer], [aria-live]:not([aria-live=off])';

/** Before the page is opened. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(takeDown, LIVE);
}

/** Since it was asked last. */
export async function heard(page: Page): Promise<Said[]> {
  return page.evaluate(() => window.takeSpeech());
}

/** What is wrong with what one event made the page say. */
export function flawsOf(said: readonly Said[]): string[] {
  const spoken = said.filter(({ text }) => text !== '');
  const flaws = spoken.filter(({ isSame }) => isSame).map(({ role, text }) => `${role} is written anew with the same: ${text}`);
  for (const [place, { region, role, text }] of spoken.entries()) {
    const before = spoken.slice(0, place);
    if (before.some((other) => other.region === region)) flaws.push(`${role} changes twice: ${text}`);
    else if (before.some((other) => other.text === text)) flaws.push(`${role} says again: ${text}`);
  }
  return flaws;
}

/** Runs in the page, so it stands for itself. */
function takeDown(live: string): void {
  const known = new Map<Element, { region: number; text: string }>();
  let said: Said[] = [];
  const textOf = (region: Element) => {
    const isShown = region.isConnected && region.checkVisibility({ visibilityProperty: true });
    // A modal dialog silences what is behind it.
    const dialog = document.querySelector('dialog[open]');
    return isShown && (!dialog || dialog.contains(region)) ? (region.textContent ?? '').replace(/\s+/g, ' ').trim() : '';
  };
  const regionsIn = (node: Node) => {
    if (!(node instanceof Element)) return [];
    return node.matches(live) ? [node] : [...node.querySelectorAll(live)];
  };
  const touchedBy = ({ target, type, addedNodes }: MutationRecord): Element[] => {
    const element = target instanceof Element ? target : target.parentElement;
    const holder = element?.closest(live);
    if (holder) return [holder];
    return type === 'attributes' ? regionsIn(target) : [...addedNodes].flatMap(regionsIn);
  };
  const take = (records: MutationRecord[]) => {
    for (const region of new Set(records.flatMap(touchedBy))) {
      const text = textOf(region);
      const before = known.get(region);
      const entry = { region: before?.region ?? known.size, text };
      known.set(region, entry);
      // A region that comes without words, or is written to while it is silent, says nothing.
      if (text === '' && !before?.text) continue;
      said.push({ ...entry, role: region.getAttribute('role') ?? 'live', isSame: before?.text === text });
    }
  };
  const observer = new MutationObserver(take);
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['hidden'] });
  window.takeSpeech = () => {
    take(observer.takeRecords());
    const taken = said;
    said = [];
    return taken;
  };
}
