// A page that does everything that the portal must not do, each with a mark of its own. A search that does not find
// them all is blind, and its silence about the portal says nothing.

import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

import { word, type Mark } from './marks';

/** Written with the program `zstd`, because Node 20 cannot: a text that holds the value below, again and again. */
const ZSTD = Buffer.from(
  'KLUv/WTBBKUCADKGERCw6zwhzS03oiWKFZOkbFIeANnZ1Zzuqjbxp2mDACIyxs45u7vWaq3ZTind3X9VVUrtbmYi4v+7U9XMtG2MQQiBQsZdBAcCANt091XFwurlAjcYE+I=',
  'base64',
);
const IN_ZSTD = 'plantedinzstdeqaxuzovi';

const PACK: Record<string, (text: string) => Buffer> = {
  identity: (text) => Buffer.from(text),
  gzip: (text) => gzipSync(text),
  br: (text) => brotliCompressSync(text),
  deflate: (text) => deflateSync(text),
  zstd: () => ZSTD,
};

const WHERE = [
  'cookie', 'localStorage', 'sessionStorage', 'IndexedDB', 'cache of a worker', 'title', 'address', 'history.state',
  'typed field', 'typed later', 'submitted form', 'download name', 'download', ...Object.keys(PACK).map((coding) => `answer in ${coding}`),
] as const;

export class Planted {
  private readonly values = new Map(WHERE.map((where) => [where, where === 'answer in zstd' ? IN_ZSTD : `planted${word()}${word()}`]));

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Planted> {
    const server = createServer((request, response) => planted.answer(request, response));
    const planted = new Planted(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return planted;
  }

  /** Another host than the portal's, so that neither sees the other's cookies. */
  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}/`;
  }

  get marks(): Mark[] {
    return [...this.values].map(([where, value]) => ({ what: `planted: ${where}`, value }));
  }

  mark(where: string): Mark {
    return { what: `planted: ${where}`, value: this.value(where) };
  }

  /** For the page: all that it writes by script. */
  get toWrite(): Record<string, string> {
    return Object.fromEntries(this.values);
  }

  value(where: string): string {
    const value = this.values.get(where);
    if (!value) throw new Error(`nothing is planted at ${where}`);
    return value;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private answer({ url = '/', method }: IncomingMessage, response: ServerResponse): void {
    const [, coding] = /^\/answer\/(\w+)$/.exec(url) ?? [];
    if (coding && PACK[coding]) {
      // Once alone, a value would stand in the packed bytes as it is.
      const text = `${'abcdefgh'.repeat(50)} ${[...this.value(`answer in ${coding}`)].map((letter) => letter.repeat(3)).join('')} `;
      const value = this.value(`answer in ${coding}`);
      response.setHeader('Cache-Control', 'max-age=3600').setHeader('Content-Encoding', coding).setHeader('Content-Type', 'text/plain');
      response.end(PACK[coding](`${text}${value} `.repeat(3)));
    } else if (url === '/download') {
      response.setHeader('Content-Disposition', `attachment; filename="${this.value('download name')}.bin"`);
      response.end(this.value('download'));
    } else {
      response.setHeader('Content-Type', 'text/html; charset=utf-8').setHeader('Cache-Control', 'no-store');
      response.end(method === 'POST' ? '<!doctype html><title>Received</title>' : PAGE);
    }
  }
}

const PAGE = `<!doctype html><html lang="en"><title>Planted</title>
<label>Typed <input id="typed" autocomplete="tel-national" type="tel"></label>
<form method="post" action="/submitted"><label>Submitted <input name="phone" id="submitted" type="tel" autocomplete="tel"></label><button>Submit</button></form>
<a href="/download" download>Download</a>`;
