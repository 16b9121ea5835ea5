// One backend of its own for each test: a free port, an empty database, sample people, and a phone that shows SMS.

import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

/** Flags of `serve` without their dashes, such as `{ 'code-seconds': 2 }`. */
export type Rules = Readonly<Record<string, number | string>>;

const READY = /^listening on (http:\/\/127\.0\.0\.1:\d+)$/;

export class Backend {
  private readonly logged: string[] = [];

  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
    readonly url: string,
  ) {}

  static async start(rules: Rules, dist = builtApp()): Promise<Backend> {
    const folder = await mkdtemp(join(tmpdir(), 'portal-'));
    const process = spawn(required('PORTAL_BACKEND'), flags(folder, dist, rules), { stdio: ['ignore', 'pipe', 'pipe'] });
    const logged: string[] = [];
    process.stderr.on('data', (chunk: Buffer) => logged.push(chunk.toString()));
    try {
      const backend = new Backend(process, folder, await addressOf(process));
      backend.logged.push(...logged);
      process.stderr.removeAllListeners('data').on('data', (chunk: Buffer) => backend.logged.push(chunk.toString()));
      return backend;
    } catch (error) {
      process.kill('SIGKILL');
      throw new Error(`The backend did not start: ${String(error)}\n${logged.join('')}`);
    }
  }

  /** Brings the lines of a CSV file in, and returns what that says. */
  async imports(csv: string): Promise<string> {
    const file = join(this.folder, 'people.csv');
    await writeFile(file, csv);
    const database = join(this.folder, 'portal.sqlite3');
    const { stdout, stderr } = await promisify(execFile)(required('PORTAL_BACKEND'), ['import', file, '--database', database]);
    return stderr + stdout;
  }

  /** What it has written, without the parts that are random or tell the time: they hold any six digits some day. */
  log(): string {
    return this.logged
      .join('')
      .replace(/^\S+Z /gm, '')
      .replace(/request_id="[0-9a-f]*"/g, '')
      .replace(/address=127\.0\.0\.1:\d+/g, '');
  }

  /** Ends it, and returns its exit code. */
  async stop(): Promise<number | null> {
    if (this.process.exitCode === null) {
      const ended = once(this.process, 'exit');
      this.process.kill('SIGTERM');
      await ended;
    }
    await rm(this.folder, { recursive: true });
    return this.process.exitCode;
  }
}

export function builtApp(): string {
  return required('PORTAL_DIST');
}

function flags(folder: string, dist: string, rules: Rules): string[] {
  const fixed = ['--listen', '127.0.0.1:0', '--database', join(folder, 'portal.sqlite3')];
  const stylePage = ['--style-page', required('PORTAL_STYLE_PAGE')];
  const chosen = Object.entries(rules).flatMap(([flag, value]) => [`--${flag}`, String(value)]);
  return ['serve', '--sandbox', '--sample-data', '--log-level', 'debug', '--dist', dist, ...stylePage, ...fixed, ...chosen];
}

async function addressOf(process: ChildProcess): Promise<string> {
  if (!process.stdout) throw new Error('it has no output');
  for await (const line of createInterface({ input: process.stdout })) {
    const address = READY.exec(line)?.[1];
    if (address) return address;
  }
  throw new Error('it ended before it listened');
}

function required(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: run \`cargo xtask test --only journeys\``);
  return value;
}
