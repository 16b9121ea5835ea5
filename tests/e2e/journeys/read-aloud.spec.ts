import { writeFile } from 'node:fs/promises';

import { expect, test, type State } from '../gallery';

/** With the strip of languages above and the foot below; elsewhere these are the same. */
const WHOLE: readonly State[] = ['first-screen', 'mobile', 'people'];

test('every screen in every state is read out as it was', async ({ page, opensGallery }) => {
  test.slow();
  const { config } = test.info();
  await opensGallery(async (state) => {
    const dialog = page.locator('dialog[open]');
    const part = WHOLE.includes(state) ? page.locator('body') : (await dialog.count()) > 0 ? dialog : page.getByRole('main');
    const name = `${state}.aria.yml`;
    // Playwright itself would write patterns in place of numbers.
    const file = test.info().snapshotPath(name, { kind: 'aria' });
    if (config.updateSnapshots === 'all') await writeFile(file, `${await part.ariaSnapshot()}\n`);
    else await expect.soft(part).toMatchAriaSnapshot({ name });
  });
});
