// The network between the page and the backend, made slow or faulty.

import { expect, type Locator, type Page, type Request } from '@playwright/test';

export const SEND_CODE = '**/api/v2/auth/public/generateOTP';
export const CONFIRM_CODE = '**/api/v2/auth/public/confirmOTP';
export const RECORDS = '**/api/v2/appointment/beneficiaries';
export const CERTIFICATE = '**/api/v2/registration/certificate/public/download?*';
export const CREDENTIALS = '**/api/v2/registration/certificate/public/credential?*';
export const TRUST = '**/api/v2/trust';
export const ACTIVITY = '**/api/v2/account/activity*';
export const RENEW = '**/api/v2/auth/extend';
export const SIGN_OUT = '**/api/v2/auth/logout';

/** Requests that stand still until they are let go. */
export class Held {
  readonly requests: Request[] = [];
  private constructor(readonly letGo: () => void) {}

  /** Before the backend has seen them. */
  static async at(page: Page, url: string): Promise<Held> {
    const [held, gone] = Held.create();
    await page.route(url, async (route) => {
      held.requests.push(route.request());
      await gone;
      await route.fallback();
    });
    return held;
  }

  /** After the backend has answered them. */
  static async answerTo(page: Page, url: string): Promise<Held> {
    const [held, gone] = Held.create();
    await page.route(url, async (route) => {
      const response = await route.fetch();
      held.requests.push(route.request());
      await gone;
      await route.fulfill({ response });
    });
    return held;
  }

  private static create(): [Held, Promise<void>] {
    let letGo = () => {};
    const gone = new Promise<void>((resolve) => (letGo = resolve));
    return [new Held(letGo), gone];
  }

  async hasCome(): Promise<void> {
    await expect.poll(() => this.requests.length, 'Requests').toBe(1);
  }
}

type Answer = { status: number; body?: string; headers?: Record<string, string> };

/** Answers each such call in place of the backend, until the returned function is called. */
export async function answerInstead(page: Page, url: string, answer: Answer): Promise<() => Promise<void>> {
  await page.route(url, (route) => route.fulfill(answer));
  return () => page.unroute(url);
}

/** The first request to `url` that `press` makes. */
export async function requestOf(page: Page, url: string, press: () => Promise<void>): Promise<Request> {
  const [request] = await Promise.all([page.waitForRequest(url), press()]);
  return request;
}

/** A double tap, the second before the page could draw anything. */
export async function pressTwiceAtOnce(button: Locator): Promise<void> {
  await button.evaluate((element: HTMLElement) => {
    element.click();
    element.click();
  });
}
