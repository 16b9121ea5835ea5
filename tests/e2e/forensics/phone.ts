// The sandbox's phone, read without a browser: the one under test is not to see it.

import { expect } from '@playwright/test';

import { codeIn, type Sms } from '../pages/sandbox-phone';

export async function codeFor(mobile: string, backend: string): Promise<string> {
  const received = async () => (await (await fetch(`${backend}/sandbox/messages?mobile=${mobile}`)).json()) as Sms[];
  await expect.poll(async () => (await received()).length, 'Messages').toBe(1);
  return codeIn((await received())[0]?.text ?? '');
}
