// Each way in which a visit can end, and what is left on the disk then: nothing but the file that the citizen saved.

import { withShareSheet } from '../share-sheet';
import { discarded } from './discarding';
import { NOTHING } from './kept';
import { printed } from './printing';
import { ComingBack, NOWHERE } from './restored';
import { expect, test, type Scene } from './scene';

type Way = {
  readonly name: string;
  /** Ends the visit, or the browser with it. */
  readonly end: (scene: Scene) => Promise<void>;
  /** No page of the portal is left that could be asked what the browser keeps. */
  readonly leavesNoPage?: true;
  /** Whether a window on a screen makes a difference. */
  readonly isSeen?: true;
  /** Files that may hold what the citizen was shown. */
  readonly allowed?: RegExp;
};

const WAYS: Way[] = [
  {
    name: 'signing out',
    end: async ({ visit }) => {
      await visit.opensCertificate();
      await visit.certificatePage.signOut.click();
      await expect(visit.endedPage.signedOut).toBeVisible();
    },
  },
  {
    name: 'the tab is closed',
    end: async ({ visit, page }) => {
      await visit.opensCertificate();
      await page.close();
    },
    leavesNoPage: true,
  },
  {
    name: 'the browser is closed',
    end: async ({ visit }) => visit.opensCertificate(),
    isSeen: true,
  },
  {
    name: 'the page is loaded again',
    end: async ({ visit, page }) => {
      await visit.opensCertificate();
      await page.reload();
      await visit.mobilePage.isTakenOver();
    },
  },
  {
    name: 'Back',
    end: async ({ visit, page }) => {
      await visit.opensCertificate();
      await page.evaluate(() => history.back());
      await expect(visit.peoplePage.heading).toBeVisible();
      await page.evaluate(() => history.go(-4));
      await expect(visit.certificatePage.heading).toBeHidden();
    },
  },
  {
    name: 'another address, and Back',
    end: async ({ visit, page, planted }) => {
      await visit.opensCertificate();
      await page.goto(planted.url);
      await page.goBack();
      await visit.mobilePage.isTakenOver();
    },
  },
  {
    name: 'the tab crashes',
    end: async ({ visit, page }) => {
      await visit.opensCertificate();
      await expect(page.goto('chrome://crash')).rejects.toThrow(/crash/i);
    },
    leavesNoPage: true,
  },
  {
    name: 'the tab is discarded with a code in the field',
    end: async (scene) => {
      await scene.visit.typesCode();
      await discarded(scene);
      const { codePage, marks } = scene.visit;
      await expect(codePage.heading).toBeVisible();
      await expect(codePage.code).toHaveValue('');
      expect(await (await ComingBack.of(scene.page)).shows(marks), 'Shown after it came back').toEqual(NOWHERE);
      await scene.expectKeptNothing({ but: { ...NOTHING, sessionStorage: [scene.visit.underWay] } });
      await scene.visit.typesCodeAgain();
    },
    isSeen: true,
  },
  {
    name: 'the tab is discarded with a certificate on it',
    end: async (scene) => {
      await scene.visit.opensCertificate();
      await discarded(scene);
      await scene.visit.mobilePage.isTakenOver();
      await expect(scene.visit.mobilePage.number).toHaveValue('');
      expect(await (await ComingBack.of(scene.page)).shows(scene.visit.marks), 'Shown after it came back').toEqual(NOWHERE);
    },
    isSeen: true,
  },
  {
    name: 'a certificate is saved',
    end: async ({ visit, device }) => {
      await visit.opensCertificate();
      await device.receives(() => visit.certificatePage.downloadPdf.click());
    },
    isSeen: true,
    allowed: /^Downloads\/vaccination-certificate\.pdf$/,
  },
  {
    name: 'a certificate is printed',
    end: async (scene) => {
      await scene.visit.opensCertificate();
      await printed(scene);
    },
    isSeen: true,
  },
  {
    name: 'sharing is cancelled',
    end: async ({ visit, page }) => {
      await withShareSheet(page, 'AbortError');
      await visit.opensCertificate();
      await visit.certificatePage.share.click();
      await expect(visit.certificatePage.share).toBeEnabled();
    },
  },
  {
    name: 'the time is up',
    end: async ({ visit, page }) => {
      await visit.opensCertificate();
      await page.evaluate(() => {
        const now = Date.now;
        Date.now = () => now() + 15 * 60_000 + 1000;
      });
      await expect(visit.endedPage.timedOut).toBeVisible();
    },
  },
  {
    name: 'the browser is closed with a number in the field',
    end: async ({ visit }) => visit.typesNumber(),
  },
  {
    name: 'the number is typed before the app is there',
    end: async ({ visit }) => visit.typesNumberBeforeTheApp(),
  },
];

for (const mode of ['headless', 'headed'] as const) {
  test.describe(mode, () => {
    test.use({ mode });

    for (const { name, end, leavesNoPage, allowed } of WAYS.filter(({ isSeen }) => mode === 'headless' || isSeen)) {
      test(name, async ({ scene }) => {
        await end(scene);
        if (!leavesNoPage) await scene.expectKeptNothing();
        await scene.plant();
        await scene.chromium.close();
        scene.expectNothingLeft((file) => allowed?.test(file) ?? false);
      });
    }

    test('the browser is closed with a code in the field', async ({ scene }) => {
      await scene.visit.typesCode();
      await scene.expectKeptNothing({ but: { ...NOTHING, sessionStorage: [scene.visit.underWay] } });
      await scene.plant();
      await scene.chromium.close();
      scene.expectNothingLeft();
    });

    test('the browser is killed', async ({ scene }) => {
      await scene.visit.opensCertificate();
      await scene.plant();
      await scene.untilOnDisk(scene.planted.marks);
      await scene.chromium.kill();
      scene.expectNothingLeft();
    });

    test('the browser is killed with a code in the field', async ({ scene }) => {
      await scene.visit.typesCode();
      await scene.plant();
      await scene.untilOnDisk(scene.planted.marks);
      await scene.chromium.kill();
      scene.expectNothingLeft();
    });
  });
}
