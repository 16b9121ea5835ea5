import type { Citizen } from '../citizen';
import type { CodePage } from '../pages/code-page';
import { wrong } from '../pages/sandbox-phone';
import { expect, test } from '../portal';

const NUMBER = '9999900003';

async function entersWrongly(codePage: CodePage, code: string, times: number): Promise<void> {
  for (let tries = 0; tries < times; tries += 1) {
    await codePage.submit(wrong(code));
    await expect(codePage.problem).toBeVisible();
    await expect(codePage.continue).toBeEnabled();
  }
}

async function locks(citizen: Citizen, codePage: CodePage): Promise<void> {
  const code = await citizen.asksForCode(NUMBER);
  await entersWrongly(codePage, code, 2);
  await codePage.submit(wrong(code));
}

test.describe('ten wrong codes in a row', () => {
  test.use({ rules: { 'resend-seconds': 1 } });

  test('lock the number, and another one still works', async ({
    page, citizen, watch, phone, mobilePage, codePage, peoplePage, lockedPage,
  }) => {
    watch.expectsStatus(400, 429);
    await entersWrongly(codePage, await citizen.asksForCode(NUMBER), 5);
    await codePage.sendAgain.tap();
    const second = await phone.code(NUMBER, 2);
    await expect(codePage.sentTo).toContainText('another code');
    await entersWrongly(codePage, second, 4);
    await codePage.submit(wrong(second));

    await lockedPage.isEntered();
    await expect(lockedPage.wait).toHaveText(/ (10:00|9:5\d)\./);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);

    await lockedPage.changeNumber.tap();
    await mobilePage.isEntered();
    await mobilePage.submit(NUMBER);
    await lockedPage.isEntered();

    await lockedPage.changeNumber.tap();
    await mobilePage.isEntered();
    await mobilePage.submit('9999900004');
    await codePage.isEntered();
    await codePage.submit(await phone.code('9999900004'));
    await peoplePage.isLoaded();
  });
});

test.describe('a short lock', () => {
  test.use({ rules: { 'wrong-until-locked': 3, 'lock-seconds': 3, 'resend-seconds': 1 } });

  test('leads back by itself, and the number works again', async ({
    citizen, watch, phone, mobilePage, codePage, peoplePage, lockedPage,
  }) => {
    watch.expectsStatus(400, 429);
    await locks(citizen, codePage);
    await expect(lockedPage.heading).toBeVisible();
    await mobilePage.isEntered();
    await mobilePage.submit(NUMBER);
    await codePage.isEntered();
    await codePage.submit(await phone.code(NUMBER, 2));
    await peoplePage.isLoaded();
  });
});

test.describe('Back', () => {
  test.use({ rules: { 'wrong-until-locked': 3 } });

  test('leads out of the locked screen to the number', async ({
    page, citizen, watch, mobilePage, codePage, lockedPage,
  }) => {
    watch.expectsStatus(400, 429);
    await locks(citizen, codePage);
    await lockedPage.isEntered();
    await page.goBack();
    await mobilePage.isEntered();
    await expect(mobilePage.number).toHaveValue('');
  });
});
