// A program with all the processes that it has started.

import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

import { expect } from '@playwright/test';

export class Program {
  private constructor(private readonly process: ChildProcess) {}

  /** `pipes` are the numbers of the streams that are read. */
  static start(command: string, args: string[], env: Record<string, string>, pipes: number[] = []): Program {
    const stdio = [0, 1, 2, 3].map((stream) => (pipes.includes(stream) ? ('pipe' as const) : ('ignore' as const)));
    const process = spawn(command, args, { env, stdio });
    process.on('error', (error) => process.emit('exit', null, error.message));
    return new Program(process);
  }

  /** The first match of `pattern` in what it writes to this stream. */
  async says(pattern: RegExp, stream: number): Promise<string> {
    const output = this.process.stdio[stream];
    if (!output) throw new Error('that stream is not read');
    return new Promise((resolve, reject) => {
      let said = '';
      output.on('data', (chunk: Buffer) => {
        const found = pattern.exec((said += chunk.toString()))?.[1];
        if (found) resolve(found);
      });
      this.process.once('exit', (code, signal) => reject(new Error(`it ended (${code ?? signal}): ${said}`)));
    });
  }

  /** Waits until it has ended by itself, with all its children. */
  async ends(): Promise<void> {
    const tree = this.tree();
    await gone(tree);
  }

  /** As when the battery is taken out: nothing in the tree has a chance to write anything more. */
  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const tree = this.tree();
    for (const pid of tree) end(pid, signal);
    await gone(tree);
  }

  private tree(): number[] {
    const root = this.process.pid;
    return root === undefined ? [] : [root, ...descendants(root)];
  }
}

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function gone(pids: number[]): Promise<void> {
  await expect.poll(() => pids.filter(isAlive), { message: 'Processes that are left', timeout: 20_000 }).toEqual([]);
}

/** One that has ended, and that nobody has asked about yet, is dead. */
function isAlive(pid: number): boolean {
  const state = stat(pid)?.state;
  return state !== undefined && state !== 'Z';
}

function descendants(root: number): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map(all.map((pid) => [pid, stat(pid)?.parent]));
  const found = [root];
  for (const parent of found) found.push(...all.filter((pid) => parents.get(pid) === parent));
  return found.slice(1);
}

function stat(pid: number): { state: string; parent: number } | undefined {
  try {
    const [state = '', parent = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
    return { state, parent: Number(parent) };
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
