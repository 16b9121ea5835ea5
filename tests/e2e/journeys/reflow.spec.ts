// Any size of screen and of letters, cut-off edges, forced colours, no motion, and paper.

import { expectAccessible, expectNoOverflow, expectTargetsLarge } from '../accessibility';
import { expect, test, type State } from '../gallery';
import { LAYOUTS, Shape, inTheEdges, isInBetween } from '../layouts';
import { expectLegible } from '../legible';
import { expect as expectOfCitizen, test as asCitizen } from '../portal';

// On a phone, a page that is too wide would be shown smaller from then on.
test.use({ deviceScaleFactor: 1, isMobile: false });

/** What was expected in vain, in one line. */
function complaint({ message }: Error, isAllowed: RegExp): string {
  const lines = message.replace(/\u001b\[\d+m/g, '').split('\n');
  return lines.filter((line) => /^\+ {2,}|wider|^Received:/.test(line) && !isAllowed.test(line)).join(' ');
}

/** A long word in large letters has to be broken; the strokes of Urdu are looked at where letters have their size. */
const NATURAL = /^\+ +"(broken:|over one another: .*[\u0600-\u06ff])/;

/** A dialog that is higher than the screen can be scrolled, and the focus does so. */
const NATURAL_IN_DIALOG = new RegExp(`${NATURAL.source}|^\\+ +"cut above or below:`);
const DIALOGS: readonly State[] = ['certificate-large-code', 'end-warning'];

for (const language of ['en', 'ml', 'ur'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('nothing is cut, covered or off the screen, in any shape and with larger or wider text', async ({ page, opensGallery }) => {
      test.setTimeout(300_000);
      const found: string[] = [];
      const before = page.viewportSize()!;
      let shape: Shape | undefined;
      await opensGallery(async (state) => {
        if (isInBetween(state)) return;
        const natural = DIALOGS.includes(state) ? NATURAL_IN_DIALOG : NATURAL;
        shape ??= await Shape.of(page);
        for (const layout of LAYOUTS) {
          await shape.is(layout);
          for (const holds of [expectNoOverflow, expectLegible, expectTargetsLarge]) {
            const what = await holds(page).then(() => '', (error: Error) => complaint(error, natural));
            if (what !== '') found.push(`${state}, ${layout.name}: ${what}`);
          }
        }
        await shape.is(before);
      });
      expect(found, 'What is wrong').toEqual([]);
    });
  });
}

test('nothing is where a notch or the bar of gestures is', async ({ page, opensGallery }) => {
  test.slow();
  const insets = { top: 0, left: 44, bottom: 21, right: 44 };
  const found = new Set<string>();
  const before = page.viewportSize()!;
  let shape: Shape | undefined;
  await opensGallery(async (state) => {
    shape ??= await Shape.of(page);
    await shape.is({ width: 740, height: 360 });
    await shape.hasEdges(insets);
    for (const part of await page.evaluate(inTheEdges, insets)) found.add(`${state}: ${part}`);
    await shape.hasEdges({ top: 0, left: 0, bottom: 0, right: 0 });
    await shape.is(before);
  });
  expect([...found], 'In the edges').toEqual([]);
});

test.describe('in forced colours', () => {
  test.use({ forcedColors: 'active' });

  test('axe finds nothing in any state, on light and on dark', async ({ page, opensGallery }) => {
    test.setTimeout(300_000);
    const found: string[] = [];
    await opensGallery(async (state) => {
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme });
        await expectAccessible(page).catch((error: Error) => found.push(`${state}, ${colorScheme}: ${complaint(error, /^$/)}`));
      }
    });
    expect(found, 'Accessibility').toEqual([]);
  });
});

test.describe('for those whom motion makes ill', () => {
  test.use({ reducedMotion: 'reduce' });

  test('nothing moves in any state', async ({ page, opensGallery }) => {
    const moving: string[] = [];
    await opensGallery(async (state) => {
      const animations = await page.evaluate(() => document.getAnimations().map((animation) => {
        const { target } = animation.effect as KeyframeEffect;
        return `${animation.constructor.name} of ${target?.className}`;
      }));
      moving.push(...animations.map((animation) => `${state}: ${animation}`));
      const scrolls = await page.evaluate(() => {
        return [...document.querySelectorAll('*')].some((it) => getComputedStyle(it).scrollBehavior === 'smooth');
      });
      if (scrolls) moving.push(`${state}: scrolls smoothly`);
    });
    expect(moving, 'What moves').toEqual([]);
  });
});

/** On no screen but the certificate is there anything to print. */
const PRINTED = /^(header__name|main__title|certificate|verdict)/;

asCitizen('on paper there is the certificate, and no control, no notice and no dialog', async ({ page, citizen, certificatePage }) => {
  await citizen.opensCertificate('9999900001', 'Rohan Deshmukh');
  await expectOfCitizen(certificatePage.kind).toBeVisible();
  const [saved] = await Promise.all([page.waitForEvent('download'), certificatePage.downloadPdf.tap()]);
  await saved.path();
  await expectOfCitizen(certificatePage.progress).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  const beside = await page.evaluate((printed) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const holder = node.parentElement!;
      if (!node.textContent?.trim() || !holder.checkVisibility({ visibilityProperty: true })) continue;
      const isPrinted = holder.closest('article') || new RegExp(printed).test(holder.className);
      if (!isPrinted && !holder.closest('.visually-hidden')) found.push(node.textContent.trim());
    }
    return found;
  }, PRINTED.source);
  expectOfCitizen(beside, 'Beside the certificate').toEqual([]);
  await expectOfCitizen(certificatePage.certificate.getByRole('img')).toHaveCount(await certificatePage.verdicts.count());
  for (const button of await page.getByRole('button').all()) {
    expectOfCitizen((await button.innerText()).trim(), 'What a control says on paper').toBe('');
  }
});
