// A device of its own for one browser: whatever the browser writes, it writes below one folder.

import { readdirSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from '@playwright/test';

const FOLDERS = { HOME: '', TMPDIR: 'tmp', XDG_CONFIG_HOME: '.config', XDG_CACHE_HOME: '.cache', XDG_DATA_HOME: '.local/share', XDG_RUNTIME_DIR: 'run' };

export class Device {
  private constructor(readonly folder: string) {}

  static async fresh(): Promise<Device> {
    const device = new Device(await mkdtemp(join(tmpdir(), 'device-')));
    for (const folder of [...Object.values(FOLDERS), 'Downloads']) await mkdir(device.path(folder), { recursive: true, mode: 0o700 });
    return device;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  get downloads(): string {
    return this.path('Downloads');
  }

  /** The environment in which a browser finds no other folder to write to. */
  environment(display?: string): Record<string, string> {
    const own = Object.entries(FOLDERS).map(([name, folder]) => [name, this.path(folder)] as const);
    const { PATH = '', LANG = 'C.UTF-8' } = process.env;
    return { PATH, LANG, ...Object.fromEntries(own), ...(display ? { DISPLAY: display } : {}) };
  }

  /** Presses, and waits until there is one more file in the folder of downloads, whole. */
  async receives(press: () => Promise<void>): Promise<void> {
    // Until it is whole, a file is empty, or hidden, or says by its ending that it is under way.
    const isWhole = (name: string) =>
      !/^\.|\.(crdownload|part)$/.test(name) && statSync(join(this.downloads, name), { throwIfNoEntry: false })?.size;
    const files = () => readdirSync(this.downloads).filter(isWhole);
    const before = files().length;
    await press();
    await expect.poll(files, 'Downloads').toHaveLength(before + 1);
  }

  async throwAway(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
