// Whether each text on the screen can be read: none is cut, covers another, or runs out of what holds it.

import { expect, type Page } from '@playwright/test';

const ALLOWED = {
  /** So many px may go astray before they are seen. */
  slack: 2,
  /** A stroke of so many inked pixels may reach into the next line, as it does in Urdu; a letter may not. */
  stroke: 15,
};

/** `data` is what a record tells: it may hold words that are as long as they like. */
export async function expectLegible(page: Page, data: readonly string[] = []): Promise<void> {
  expect(await page.evaluate(illegible, { ...ALLOWED, data }), 'What cannot be read').toEqual([]);
}

/** Runs in the page, so it stands for itself. */
function illegible({ slack, stroke, data }: typeof ALLOWED & { data: readonly string[] }): string[] {
  type Box = { left: number; right: number; top: number; bottom: number };
  type Line = Box & { readonly holder: Element; readonly text: string };
  type Ink = Line & { readonly baseline: number };

  const found = new Set<string>();
  const name = (element: Element) => [element.localName, ...element.classList].join('.');
  const quoted = ({ text, holder }: Line) => `“${text.slice(0, 60)}” in ${name(holder)}`;
  // A dialog is above the page, which is out of reach meanwhile.
  const top: Element = document.querySelector('dialog[open]') ?? document.body;

  const isHidden = (element: Element): boolean => {
    if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true, contentVisibilityAuto: true })) return true;
    for (let at: Element | null = element; at; at = at.parentElement) {
      if (getComputedStyle(at).clipPath === 'inset(50%)') return true;
    }
    return false;
  };
  const ancestors = (element: Element) => {
    const found: Element[] = [];
    for (let at = element.parentElement; at && top.contains(at); at = at.parentElement) found.push(at);
    return found;
  };
  const scrolls = (element: Element) =>
    /auto|scroll/.test(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth;

  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  /** Where letters are: in some scripts that is far above and below the line. */
  const inkOf = (line: Line): Ink => {
    pen.font = getComputedStyle(line.holder).font;
    const size = pen.measureText(line.text);
    const above = size.fontBoundingBoxAscent / (size.fontBoundingBoxAscent + size.fontBoundingBoxDescent);
    const baseline = line.top + (line.bottom - line.top) * above;
    return { ...line, baseline, top: baseline - size.actualBoundingBoxAscent, bottom: baseline + size.actualBoundingBoxDescent };
  };
  const shared = (one: Box, other: Box): Box => ({
    left: Math.max(one.left, other.left), right: Math.min(one.right, other.right),
    top: Math.max(one.top, other.top), bottom: Math.min(one.bottom, other.bottom),
  });
  const isLarge = ({ left, right, top, bottom }: Box) => right - left > slack && bottom - top > slack;
  /** Which pixels of the box are inked. */
  const drawn = ({ holder, text, left, baseline }: Ink, box: Box): Uint8ClampedArray => {
    const [width, height] = [Math.ceil(box.right - box.left), Math.ceil(box.bottom - box.top)];
    Object.assign(pen.canvas, { width, height });
    pen.font = getComputedStyle(holder).font;
    pen.textAlign = 'left';
    pen.direction = getComputedStyle(holder).direction as CanvasDirection;
    pen.fillText(text, left - box.left, baseline - box.top);
    return pen.getImageData(0, 0, width, height).data.filter((_, place) => place % 4 === 3);
  };
  /** Slanted lines are one above the other in the same box, and touch nowhere. */
  const touch = (one: Ink, other: Ink): boolean => {
    const box = shared(one, other);
    if (!isLarge(box)) return false;
    const others = drawn(other, box);
    return drawn(one, box).filter((alpha, place) => Math.min(alpha, others[place]!) > 127).length > stroke;
  };

  const isData = (word: string) => data.some((it) => it.includes(word) || word.includes(it));
  /** Each line of a text, as it is drawn. A hyphen is a good place to break a word at. */
  const linesOf = (node: Text, holder: Element): Line[] => {
    const range = document.createRange();
    const lines: (Line & { readonly start: number })[] = [];
    for (const { index, 0: word } of node.data.matchAll(/[^\s-]+-?|-/g)) {
      const end = index + word.length;
      range.setStart(node, index);
      range.setEnd(node, end);
      const rects = [...range.getClientRects()];
      const isBroken = rects.some(({ top }) => Math.abs(top - (rects[0]?.top ?? 0)) > slack);
      if (isBroken && !isData(word)) found.add(`broken: “${word}” in ${name(holder)}`);
      for (const { left, right, top, bottom } of rects) {
        const last = lines.at(-1);
        if (last && Math.abs(last.top - top) < slack) {
          const text = node.data.slice(last.start, end);
          lines[lines.length - 1] = { ...last, left: Math.min(last.left, left), right: Math.max(last.right, right), text };
        } else {
          lines.push({ left, right, top, bottom, holder, text: word, start: index });
        }
      }
    }
    return lines;
  };

  const lines: Line[] = [];
  const texts = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const holder = node.parentElement;
    if (holder && node.textContent?.trim() && !isHidden(holder)) lines.push(...linesOf(node as Text, holder));
  }

  for (const line of lines) {
    const { holder } = line;
    const around = [holder, ...ancestors(holder)];
    const ink = inkOf(line);
    for (const element of around) {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (style.display.startsWith('inline') && !style.display.includes('-')) continue;
      if (scrolls(element)) break;
      const [cutsX, cutsY] = [style.overflowX, style.overflowY].map((overflow) => overflow !== 'visible');
      const margin = slack + (Number.parseFloat(style.getPropertyValue('overflow-clip-margin')) || 0);
      if (cutsX && element.scrollWidth > element.clientWidth + slack) found.add(`cut at its side: ${quoted(line)}`);
      const isAbove = ink.top < box.top - margin;
      if (cutsY && (isAbove || ink.bottom > box.bottom + margin)) found.add(`cut above or below: ${quoted(line)}`);
      if (line.left < box.left - slack || line.right > box.right + slack) found.add(`out of ${name(element)}: ${quoted(line)}`);
    }
    const isOff = line.left < -slack || line.right > innerWidth + slack;
    if (isOff && !around.some(scrolls)) found.add(`off the screen: ${quoted(line)}`);
  }

  /** What scrolls by itself, or stays where it is while the rest scrolls, is above or beside it. */
  const layer = (element: Element) => {
    const isApart = (it: Element) => scrolls(it) || /sticky|fixed/.test(getComputedStyle(it).position);
    return [element, ...ancestors(element)].find(isApart);
  };
  const pictures = [...top.querySelectorAll('[role=img], video, input')].filter((element) => !isHidden(element));
  const layered = lines.map((line) => ({ line, ink: inkOf(line), layer: layer(line.holder) }));
  for (const [place, { line, ink, layer: own }] of layered.entries()) {
    for (const { line: other, ink: others, layer: its } of layered.slice(place + 1)) {
      if (own === its && touch(ink, others)) found.add(`over one another: ${quoted(line)} and ${quoted(other)}`);
    }
    for (const picture of pictures) {
      const isOver = own === layer(picture) && isLarge(shared(ink, picture.getBoundingClientRect()));
      if (isOver) found.add(`over ${name(picture)}: ${quoted(line)}`);
    }
  }
  return [...found];
}
