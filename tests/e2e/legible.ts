// Whether each text on the screen can be read: none is cut, covers another, or runs out of what holds it.

import { expect, type Page } from '@playwright/test';

/** By so many px ink may go astray before it is seen. */
const SLACK = 2;

export async function expectLegible(page: Page): Promise<void> {
  expect(await page.evaluate(illegible, SLACK), 'What cannot be read').toEqual([]);
}

/** Runs in the page, so it stands for itself. */
export function illegible(slack: number): string[] {
  type Box = { left: number; right: number; top: number; bottom: number };
  type Line = Box & { readonly holder: Element; readonly text: string };
  type Ink = Line & { readonly baseline: number };

  const found = new Set<string>();
  const name = (element: Element) => [element.localName, ...element.classList].join('.');
  const quoted = ({ text, holder }: Line) => `“${text.slice(0, 60)}” in ${name(holder)}`;
  // A dialog is above the page, which is out of reach meanwhile.
  const top: ParentNode = document.querySelector('dialog[open]') ?? document.body;

  const isHidden = (element: Element): boolean => {
    if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true, contentVisibilityAuto: true })) return true;
    for (let at: Element | null = element; at; at = at.parentElement) {
      if (getComputedStyle(at).clipPath === 'inset(50%)') return true;
    }
    return false;
  };
  const ancestors = (element: Element) => {
    const found: Element[] = [];
    for (let at = element.parentElement; at; at = at.parentElement) found.push(at);
    return found;
  };
  const scrolls = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth;

  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  /** Where letters are: in some scripts that is far above and below the line. */
  const inkOf = (line: Line): Ink => {
    pen.font = getComputedStyle(line.holder).font;
    const { fontBoundingBoxAscent, fontBoundingBoxDescent, actualBoundingBoxAscent, actualBoundingBoxDescent } = pen.measureText(line.text);
    const baseline = line.top + ((line.bottom - line.top) * fontBoundingBoxAscent) / (fontBoundingBoxAscent + fontBoundingBoxDescent);
    return { ...line, baseline, top: baseline - actualBoundingBoxAscent, bottom: baseline + actualBoundingBoxDescent };
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
    const n = drawn(one, box).filter((alpha, place) => Math.min(alpha, others[place]!) > 127).length; if (n > 9) (one as any).n = n; return n > 9;
  };

  /** Each line of each text, as it is drawn. */
  const linesOf = (node: Text, holder: Element): Line[] => {
    const range = document.createRange();
    const lines: Line[] = [];
    for (const { index, 0: word } of node.data.matchAll(/\S+/g)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const rects = [...range.getClientRects()];
      if (new Set(rects.map(({ top }) => Math.round(top))).size > 1) found.add(`broken: “${word}” in ${name(holder)}`);
      for (const { left, right, top, bottom } of rects) {
        const last = lines.at(-1);
        if (last && Math.abs(last.top - top) < slack) {
          lines[lines.length - 1] = {
            ...last, left: Math.min(last.left, left), right: Math.max(last.right, right), text: `${last.text} ${word}`,
          };
        } else {
          lines.push({ left, right, top, bottom, holder, text: word });
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
    const [style, around] = [getComputedStyle(holder), ancestors(holder)];
    const cuts = (axis: 'X' | 'Y') => !/visible|auto|scroll/.test(style[`overflow${axis}`]);
    // Letters reach below the line: what clips with a margin is looked at by its ink.
    const clipMargin = Number.parseFloat(style.getPropertyValue('overflow-clip-margin')) || 0;
    if (cuts('X') && holder.scrollWidth > holder.clientWidth + slack) found.add(`cut at its side: ${quoted(line)}`);
    if (cuts('Y') && holder.scrollHeight > holder.clientHeight + clipMargin + slack) found.add(`cut below: ${quoted(line)}`);
    const scroller = around.find(scrolls);
    const block = [holder, ...around].find((element) => !getComputedStyle(element).display.startsWith('inline'));
    if (!block) continue;
    const box = block.getBoundingClientRect();
    if (line.left < box.left - slack || line.right > box.right + slack) found.add(`out of ${name(block)}: ${quoted(line)}`);
    if (!scroller && (line.left < -slack || line.right > innerWidth + slack)) found.add(`off the screen: ${quoted(line)}`);
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
      if (own === its && touch(ink, others)) found.add(`over one another: ${(ink as any).n} ${quoted(line)} and ${quoted(other)}`);
    }
    for (const picture of pictures) {
      if (own === layer(picture) && isLarge(shared(ink, picture.getBoundingClientRect()))) found.add(`over ${name(picture)}: ${quoted(line)}`);
    }
  }
  return [...found];
}
