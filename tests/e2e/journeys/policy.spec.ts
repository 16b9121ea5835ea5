import { expect, test } from '../portal';
import { Watch } from '../watch';

/** What an attacker would bring into the page, and the part of its policy that forbids it. */
const PLANTED: [what: string, plant: () => void, directive: string][] = [
  ['markup out of text', () => (document.body.innerHTML = '<p>planted</p>'), 'require-trusted-types-for'],
  ['a handler in an attribute', () => document.body.setAttribute('onclick', 'planted()'), 'require-trusted-types-for'],
  ['code out of text', () => void setTimeout('planted()', 0), 'require-trusted-types-for'],
  ['a policy that lets text through', () => {
    const { trustedTypes } = window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } };
    trustedTypes.createPolicy('default', { createHTML: (text: string) => text });
  }, 'trusted-types'],
  ['an inline style', () => document.body.setAttribute('style', 'color: red'), 'style-src-attr'],
  ['an inline style sheet', () => {
    document.head.append(Object.assign(document.createElement('style'), { textContent: 'p { color: red }' }));
  }, 'style-src-elem'],
  ['an image from elsewhere', () => void (new Image().src = 'https://elsewhere.example/a.png'), 'img-src'],
  ['a call to elsewhere', () => void fetch('https://elsewhere.example/').catch(() => {}), 'connect-src'],
  ['a form', () => {
    const form = document.createElement('form');
    document.body.append(form);
    form.submit();
  }, 'form-action'],
  ['a frame', () => {
    document.body.append(Object.assign(document.createElement('iframe'), { src: '/code' }));
  }, 'frame-src'],
];

for (const [what, plant, directive] of PLANTED) {
  test(`${what} is refused, and fails the journey that meets it`, async ({ browser, backend }) => {
    const watch = new Watch();
    const context = await browser.newContext({ baseURL: backend.url });
    await watch.over(context);
    const page = await context.newPage();
    await page.goto('/');
    await expect(page.locator('#shell')).toHaveCount(0);
    watch.check();
    // What is planted may be thrown out again at once.
    await page.evaluate(plant).catch(() => {});
    await expect.poll(() => verdictOf(watch)).toContain(`policy violated: ${directive} `);
    await context.close();
  });
}

test('the page may use what it needs of the browser, and nothing else', async ({ page }) => {
  const document = await page.goto('/');
  const header = document?.headers()['permissions-policy'] ?? '';
  const [known, allowed] = await page.evaluate(() => {
    const { featurePolicy } = window.document as unknown as {
      featurePolicy: Record<'features' | 'allowedFeatures', () => string[]>;
    };
    return [featurePolicy.features(), featurePolicy.allowedFeatures()];
  });
  const told = header.split(', ').map((feature) => feature.split('='));
  const wanted = told.filter(([name, list]) => list === '(self)' && known.includes(name ?? '')).map(([name]) => name);
  expect(wanted).toContain('camera');
  const named = new Set(told.map(([name]) => name));
  expect(allowed.filter((name) => named.has(name)).sort()).toEqual(wanted.sort());
});

/** What would stand in the report of a test. */
function verdictOf(watch: Watch): string {
  try {
    watch.check();
    return 'nothing to complain of';
  } catch (error) {
    return String(error);
  }
}
