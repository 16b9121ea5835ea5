import { expect, type APIRequestContext, type Locator, type Page } from '@playwright/test';

import { expectAccessible } from '../accessibility';

export type Sms = { readonly to: string; readonly text: string; readonly sent_at: string };

/** The phone of the sandbox: as tests read it, and as people see it. */
export class SandboxPhone {
  readonly heading: Locator;
  readonly number: Locator;
  readonly show: Locator;
  readonly messages: Locator;
  readonly notice: Locator;

  constructor(
    readonly page: Page,
    private readonly request: APIRequestContext,
    private readonly onCode: (code: string) => void,
  ) {
    this.heading = page.getByRole('heading', { level: 1, name: 'Messages' });
    this.number = page.getByRole('textbox', { name: 'Phone with the number' });
    this.show = page.getByRole('button', { name: 'Show messages' });
    this.messages = page.getByRole('region', { name: 'Messages, newest first' }).getByRole('listitem');
    this.notice = page.getByRole('banner');
  }

  async open(): Promise<void> {
    await this.page.goto('/sandbox');
    await expect(this.heading).toBeVisible();
    await expectAccessible(this.page);
  }

  /** Newest first. */
  async received(mobile: string): Promise<Sms[]> {
    const answer = await this.request.get('/sandbox/messages', { params: { mobile } });
    expect(answer.status()).toBe(200);
    const messages = (await answer.json()) as Sms[];
    for (const { text } of messages) this.onCode(codeIn(text));
    return messages;
  }

  /** The newest SMS, once so many have come. */
  async sms(mobile: string, count = 1): Promise<Sms> {
    await expect.poll(async () => (await this.received(mobile)).length, 'Messages').toBe(count);
    const [newest] = await this.received(mobile);
    if (!newest) throw new Error('the message is gone');
    return newest;
  }

  async code(mobile: string, count = 1): Promise<string> {
    return codeIn((await this.sms(mobile, count)).text);
  }
}

/** In whatever language: the last line says it to the browser. */
export function codeIn(text: string): string {
  const code = /^@\S+ #(\d{6})$/m.exec(text)?.[1];
  if (!code) throw new Error('the message holds no code');
  return code;
}

/** Another code than this one. */
export function wrong(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0');
}
