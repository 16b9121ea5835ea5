// Without scripts, and when the app does not come: the page says so in the reader's language, and what works instead.

import type { Page } from '@playwright/test';

import { expectAccessible, expectNoOverflow } from '../accessibility';
import { expect, test } from '../portal';
import { ALL_LANGUAGES, LANGUAGES, Words, type Language } from '../words';

const HELPLINE = '1075 (toll-free)';
const CHANNELS: Partial<Record<Language, string>> = {
  en: 'Common Service Centres', hi: 'जन सेवा केंद्र', ur: 'کامن سروس سینٹر',
};

test.use({
  rules: { helpline: HELPLINE, channels: Object.entries(CHANNELS).map(([language, line]) => `${language}=${line}`).join('\n') },
});

async function speaks(page: Page, words: Words): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', words.language);
  await expect(page.locator('html')).toHaveAttribute('dir', words.direction);
  await expect(page.locator('#languages [aria-current]')).toHaveText(LANGUAGES[words.language]);
}

/** What is hidden is not told. */
const SEEN = { useInnerText: true };

/** What is wrong, and each way on that is configured, in what holds the notice. */
async function tells(page: Page, notice: string, what: string, words: Words): Promise<void> {
  const told = page.locator(notice);
  await expect(told).toBeVisible();
  await expect(told).toContainText(words.text(what), SEEN);
  await expect(told).toContainText(words.text('shell.instead'), SEEN);
  await expect(told).toContainText(`${words.text('shell.helpline')} ${HELPLINE}`, SEEN);
  await expect(told).toContainText(`${words.text('shell.channels')} ${CHANNELS[words.language] ?? CHANNELS.en}`, SEEN);
}

for (const language of ['en', 'hi', 'ur'] as const) {
  test.describe(`in ${language}, without scripts`, () => {
    test.use({ language, javaScriptEnabled: false });

    test('the page says what it needs and what works instead', async ({ page, words }) => {
      await page.goto('/');
      await speaks(page, words);
      await tells(page, 'noscript .notice', 'shell.no_script', words);
      await expect(page.locator('h1')).toHaveText(words.text('mobile.title'));
      await expect(page.locator('#shell-failed')).toBeHidden();
    });

    test('each language is a link away', async ({ page }) => {
      for (const other of ['ur', 'en', 'hi'] as const) {
        await page.goto('/');
        await page.locator(`#languages a[hreflang=${other}]`).tap();
        await speaks(page, Words.of(other));
        await tells(page, 'noscript .notice', 'shell.no_script', Words.of(other));
      }
    });

    test('the pages that need none are a link away', async ({ page, context, words }) => {
      await page.goto('/');
      for (const [link, path] of [['app.help', '/help'], ['app.accessibility', '/accessibility']] as const) {
        const opening = context.waitForEvent('page');
        await page.locator('footer a').filter({ hasText: words.text(link) }).tap();
        const opened = await opening;
        await expect(opened).toHaveURL(path);
        await speaks(opened, words);
        await opened.close();
      }
    });
  });

  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('axe finds nothing in what is shown without scripts', async ({ page, words }) => {
      // Axe is a script itself: what stands in `noscript` is taken out of it, and the page's own scripts are left out.
      await page.route('/', async (route) => {
        const response = await route.fetch();
        const html = (await response.text()).replace(/<script[^>]*><\/script>/g, '').replace(/<(\/?)noscript>/g, '<$1div>');
        await route.fulfill({ response, body: html });
      });
      await page.goto('/');
      await tells(page, '.notice:not([hidden])', 'shell.no_script', words);
      await expectNoOverflow(page);
      await expectAccessible(page);
    });

    for (const [file, url] of [
      ['app', '**/*.wasm'], ['language', `**/locales/${language}-*.txt`], ['library', '**/beneficiary-portal-*.js'],
    ] as const) {
      for (const [how, answer] of [['is not there', { status: 404 }], ['is corrupt', { status: 200, body: 'planted' }]] as const) {
        test(`a page whose ${file} ${how} says so, and what works instead`, async ({ page, watch, words }) => {
          watch.expects(/integrity|status of 404|MIME/);
          watch.expects(/^uncaught: /);
          await page.route(url, (route) => route.fulfill(answer));
          await page.goto('/');
          await tells(page, '#shell-failed', 'shell.failed', words);
          await speaks(page, words);
          await expect(page.getByRole('alert').filter({ hasText: words.text('shell.failed') })).toBeVisible();
          await expectAccessible(page);
        });
      }
    }

    for (const [file, url] of [['app', '**/*.wasm'], ['language', `**/locales/${language}-*.txt`]] as const) {
      test(`a page whose ${file} never comes says so, and what works instead`, async ({ page, words }) => {
        await page.clock.install();
        await page.route(url, () => {});
        await page.goto('/');
        await expect(page.locator('#shell')).toHaveClass('shell');
        await page.clock.runFor(90_000);
        await tells(page, '#shell-failed', 'shell.failed', words);
      });
    }

    test('a page whose loader never comes says so after a while', async ({ page, words }) => {
      await page.route('**/loader-*.js', () => {});
      await page.goto('/', { waitUntil: 'commit' });
      await expect(page.locator('#shell')).toHaveClass('shell shell--waiting');
      await expect(page.locator('footer')).toBeVisible();
      await expect(page.locator('#shell-failed')).toBeHidden();
      await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
      await tells(page, '#shell-failed', 'shell.failed', words);
    });
  });
}

for (const language of ALL_LANGUAGES) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    for (const path of ['/help', '/accessibility']) {
      test(`${path} reads without scripts, and axe finds nothing in it`, async ({ page, browser, backend, words }) => {
        const plain = await browser.newContext({
          baseURL: backend.url, javaScriptEnabled: false, locale: `${language}-IN`, viewport: { width: 320, height: 568 },
        });
        const read = await plain.newPage();
        await read.goto(path);
        await speaks(read, words);
        await expect(read.locator('h1')).toHaveText(/\S/);
        await expect(read.locator('main')).toContainText(HELPLINE, SEEN);
        await expect(read.locator('main')).toContainText(CHANNELS[language] ?? CHANNELS.en ?? '', SEEN);
        await read.locator('#languages a[hreflang=en]').click();
        await speaks(read, Words.of('en'));
        await expect(read).toHaveURL(new RegExp(`${path}\\?lang=en$`));
        await plain.close();

        await page.goto(path);
        await speaks(page, words);
        await expectNoOverflow(page);
        await expectAccessible(page);
      });
    }
  });
}
