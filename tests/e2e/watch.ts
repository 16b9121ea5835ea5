// Looks over the shoulder of every test: what the browser complains of, and what must never reach a log.

import { expect, type BrowserContext, type Request } from '@playwright/test';

type Expectation = { readonly pattern: RegExp; seen: boolean };

export class Watch {
  /** Numbers, codes, tokens and transaction ids that went over the wire or onto the phone. */
  readonly secrets = new Set<string>();
  private readonly complaints: string[] = [];
  private readonly expectations: Expectation[] = [];

  async over(context: BrowserContext): Promise<void> {
    context.on('console', (message) => {
      if (message.type() === 'error') this.complain(`console: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => this.complain(`uncaught: ${error.error().message}`));
    context.on('request', (request) => this.remember(request));
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        console.error(`policy violated: ${event.effectiveDirective} by ${event.blockedURI}`);
      });
    });
  }

  /** A complaint of the browser that belongs to the test; it has to come. */
  expects(pattern: RegExp): void {
    this.expectations.push({ pattern, seen: false });
  }

  /** The browser tells each refused call on its console. */
  expectsStatus(...statuses: number[]): void {
    for (const status of statuses) this.expects(new RegExp(`responded with a status of ${status}`));
  }

  /** What it is about may still be under way, as long as the page is open. */
  async hasSeenAll(): Promise<void> {
    await expect.poll(() => this.missing, 'The browser should have complained of this').toEqual([]);
  }

  check(): void {
    expect(this.complaints, 'The browser has something to complain of').toEqual([]);
    expect(this.missing, 'The browser should have complained of this').toEqual([]);
  }

  private get missing(): string[] {
    return this.expectations.filter(({ seen }) => !seen).map(({ pattern }) => pattern.source);
  }

  private complain(complaint: string): void {
    const matching = this.expectations.filter(({ pattern }) => pattern.test(complaint));
    if (matching.length === 0) this.complaints.push(complaint);
    for (const expectation of matching) expectation.seen = true;
  }

  private remember(request: Request): void {
    const headers = request.headers();
    const token = headers['authorization']?.replace(/^Bearer /, '');
    if (token) this.secrets.add(token);
    if (request.method() !== 'POST') return;
    const body = request.postData();
    for (const value of Object.values(body ? (JSON.parse(body) as Record<string, unknown>) : {})) {
      if (typeof value === 'string') this.secrets.add(value);
    }
  }
}
