import { readFileSync, writeFileSync } from 'node:fs';
import { contactSheet } from '../contact-sheet';
import { test } from '@playwright/test'; test('x', () => {
const W = [320, 360, 768, 1280];
for (const [l, s] of [['en','people-correction'],['ur','people-correction'],['en','mobile'],['ur','activity'],['en','certificate'],['en','code-refused']]) {
  const t = Date.now();
  const b = contactSheet(['light', 'dark'].map((c) => W.map((w) => readFileSync(`/tmp/gal/${l}/${s}-${w}-${c}.png`))));
  console.log(l, s, b.length, Date.now() - t);
  writeFileSync(`/tmp/gal/sheet-${l}-${s}.png`, b);
}
});
