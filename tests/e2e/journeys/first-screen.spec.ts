import type { Page } from '@playwright/test';

import { Held, answerInstead } from '../network';
import { expect, test } from '../portal';

const APP = '**/*.wasm';

declare function drawAgain(): void;

/** A phone that is too busy to draw, until it is told to. */
async function withHeldFrames(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const held: FrameRequestCallback[] = [];
    const draw = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) => held.push(callback);
    Object.assign(window, {
      drawAgain: () => {
        window.requestAnimationFrame = draw;
        for (const callback of held) draw(callback);
      },
    });
  });
}

test.describe('before the app has arrived', () => {
  test('what is typed is kept, and so is the focus', async ({ page, mobilePage, codePage }) => {
    const app = await Held.at(page, APP);
    await page.goto('/');
    await app.hasCome();
    await mobilePage.isSound();
    await mobilePage.number.tap();
    await mobilePage.number.pressSequentially('99999');

    app.letGo();
    await mobilePage.isTakenOver();
    await expect(mobilePage.number).toBeFocused();
    await expect(mobilePage.number).toHaveValue('99999');
    await page.keyboard.type('00001');
    await expect(mobilePage.number).toHaveValue('9999900001');
    await mobilePage.send.tap();
    await codePage.isEntered();
  });

  test('nothing is lost of what is typed while it takes over', async ({ page, mobilePage }) => {
    await withHeldFrames(page);
    const app = await Held.at(page, APP);
    await page.goto('/');
    await app.hasCome();
    await mobilePage.number.focus();
    await page.keyboard.type('9999');
    app.letGo();
    await mobilePage.isTakenOver();
    await page.keyboard.type('900001');
    await page.evaluate(() => drawAgain());
    await expect(mobilePage.number).toHaveValue('9999900001');
    await expect(mobilePage.number).toBeFocused();
  });

  for (const way of ['a press of the button', 'Enter'] as const) {
    test(`${way} counts`, async ({ page, mobilePage, codePage }) => {
      const app = await Held.at(page, APP);
      await page.goto('/');
      await app.hasCome();
      await mobilePage.number.fill('9999900001');
      await (way === 'Enter' ? mobilePage.number.press('Enter') : mobilePage.send.tap());
      await expect(mobilePage.busy).toBeDisabled();

      app.letGo();
      await codePage.isEntered();
      await codePage.isSentTo('0001');
    });
  }

  test('a press without a number is told when the app is there', async ({ page, mobilePage }) => {
    const app = await Held.at(page, APP);
    await page.goto('/');
    await app.hasCome();
    await mobilePage.send.tap();
    app.letGo();
    await mobilePage.isTakenOver();
    await mobilePage.isRefused(mobilePage.number, 'Enter your mobile number');
  });
});

test('an app that cannot be loaded says so', async ({ page, watch, mobilePage }) => {
  watch.expectsStatus(404);
  watch.expects(/^uncaught: /);
  // What comes in its place has not its digest.
  watch.expects(/integrity/);
  await answerInstead(page, APP, { status: 404 });
  await page.goto('/');
  await expect(mobilePage.fault).toContainText(
    'The page could not be loaded completely. Check your connection, then load the page again.',
  );
  await mobilePage.isSound();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says what it needs', async ({ page }) => {
    await page.goto('/');
    // Text in this element is never found by its words.
    await expect(page.locator('noscript p').first()).toContainText('This page needs JavaScript.');
    await expect(page.locator('noscript p').first()).toBeVisible();
  });
});
