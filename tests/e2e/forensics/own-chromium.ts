// A Chromium as a citizen starts it: with a profile of its own on the disk, and the few flags that a test machine needs.
// Playwright's own way of starting one turns off much of what writes to disk, the back-forward cache among it.

import { mkdir } from 'node:fs/promises';

import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';

import type { Device } from './device';
import { Devtools } from './devtools';
import { Program } from './processes';

export type Mode = 'headless' | 'headed';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--remote-debugging-port=0',
];

export class OwnChromium {
  private constructor(
    private readonly program: Program,
    private readonly display: Program | undefined,
    private readonly endpoint: string,
    private connection: Browser,
  ) {}

  static async start(device: Device, mode: Mode): Promise<OwnChromium> {
    const profile = device.path('.config/chromium');
    await mkdir(profile, { recursive: true });
    const screen = mode === 'headed' ? await virtualScreen(device) : undefined;
    const flags = [...FLAGS, `--user-data-dir=${profile}`, ...(screen ? [] : ['--headless'])];
    const program = Program.start('/usr/bin/chromium', [...flags, 'about:blank'], device.environment(screen?.name), [2]);
    try {
      const endpoint = await program.says(/DevTools listening on (ws:\S+)/, 2);
      return new OwnChromium(program, screen?.program, endpoint, await watched(endpoint));
    } catch (error) {
      await program.kill();
      await screen?.program.kill();
      throw error;
    }
  }

  /** As Playwright knows it. */
  get browser(): Browser {
    return this.connection;
  }

  get context(): BrowserContext {
    const [context] = this.browser.contexts();
    if (!context) throw new Error('a browser without a profile');
    return context;
  }

  /** In a window of its own, so that it is in the foreground as the others are. */
  async newWindow(): Promise<Page> {
    const connection = await this.browser.newBrowserCDPSession();
    const [page] = await Promise.all([
      this.context.waitForEvent('page'),
      connection.send('Target.createTarget', { url: 'about:blank', newWindow: true }),
    ]);
    await connection.detach();
    return page;
  }

  /** Lets go of every tab for a while. Afterwards there are new `Page`s for them. */
  async unwatched(act: (devtools: Devtools) => Promise<void>): Promise<void> {
    await this.connection.close();
    const devtools = await Devtools.of(this.endpoint);
    await act(devtools);
    await devtools.close();
    this.connection = await watched(this.endpoint);
  }

  /** As by its menu: it writes what it has to write, and ends. */
  async close(): Promise<void> {
    const connection = await this.browser.newBrowserCDPSession();
    await connection.send('Browser.close');
    await this.program.ends();
    await this.display?.kill();
  }

  async kill(): Promise<void> {
    await this.program.kill();
    await this.display?.kill();
  }
}

/** Playwright attaches a debugger to every tab. */
function watched(endpoint: string): Promise<Browser> {
  return chromium.connectOverCDP(endpoint, { noDefaults: true });
}

async function virtualScreen(device: Device): Promise<{ program: Program; name: string }> {
  const program = Program.start('/usr/bin/Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], device.environment(), [3]);
  return { program, name: `:${await program.says(/^(\d+)\n/, 3)}` };
}
