// The browser's own debugging protocol, attached to no tab but those that are named.

import { once } from 'node:events';

import type { CDPSession } from '@playwright/test';
import WebSocket from 'ws';

type Send = CDPSession['send'];

type Answer = { readonly id?: number; readonly result?: unknown; readonly error?: { readonly message: string } };

export class Devtools {
  private last = 0;
  private readonly waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (text) => this.hears(JSON.parse(text.toString()) as Answer));
  }

  static async of(endpoint: string): Promise<Devtools> {
    const socket = new WebSocket(endpoint);
    await once(socket, 'open');
    return new Devtools(socket);
  }

  /** To the browser itself. */
  readonly send = ((method: string, params: object = {}) => this.sendTo(undefined, method, params)) as Send;

  /** To one target; it is under a debugger until this connection is closed. */
  async attachedTo(targetId: string): Promise<Send> {
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    return ((method: string, params: object = {}) => this.sendTo(sessionId, method, params)) as Send;
  }

  async close(): Promise<void> {
    const closed = once(this.socket, 'close');
    this.socket.close();
    await closed;
  }

  private sendTo(sessionId: string | undefined, method: string, params: object): Promise<unknown> {
    const id = (this.last += 1);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.socket.send(JSON.stringify({ id, sessionId, method, params }));
    });
  }

  private hears({ id, result, error }: Answer): void {
    const call = id === undefined ? undefined : this.waiting.get(id);
    if (id === undefined || !call) return;
    this.waiting.delete(id);
    if (error) call.reject(new Error(error.message));
    else call.resolve(result);
  }
}
