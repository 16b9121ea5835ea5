// What reads QR codes, called as src/browser/scan.rs calls it, in the app's own document and under its policy.

import { expect, type Page, type Request } from '@playwright/test';

import { noteTraces } from './scan-traces';

type Told = string | Uint8Array;

declare function scan(order: string, id?: string, tell?: (told: Told) => void): Promise<string | Uint8Array[] | undefined>;
declare const told: string[];
declare const tracks: MediaStreamTrack[];
declare let answer: string | undefined;
declare const gates: Record<Awaited, () => Promise<void>>;
declare let letGo: () => void;

/** What the camera waits for: the citizen's leave to use it, and the first picture in the page. */
type Awaited = 'leave' | 'film';

const FILES = 'scan-files';
const VIDEO = 'scan-video';

export class Scanner {
  private readonly requests: Request[] = [];

  constructor(private readonly page: Page) {
    page.on('request', (request) => this.requests.push(request));
  }

  async begin(): Promise<void> {
    await this.page.goto('/');
    await expect(this.page.locator('#shell')).toHaveCount(0);
    await this.page.evaluate(([files, video]) => {
      document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: files }));
      document.body.append(Object.assign(document.createElement('video'), { id: video }));
      const gates = { leave: async () => {}, film: async () => {} };
      Object.assign(window, { told: [], tracks: [], answer: undefined, gates, letGo: undefined });
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        const stream = await ask(wanted);
        tracks.push(...stream.getTracks());
        await gates.leave();
        return stream;
      };
      const play = HTMLMediaElement.prototype.play;
      HTMLMediaElement.prototype.play = async function () {
        await play.call(this);
        await gates.film();
      };
    }, [FILES, VIDEO]);
    await noteTraces(this.page);
  }

  /** Names of the files for it that were asked for, without their digests. */
  loaded(): string[] {
    const names = this.requests.map((request) => new URL(request.url()).pathname.slice(1));
    const ours = names.filter((name) => /^(scan|checker)/.test(name));
    return [...new Set(ours.map((name) => name.replace(/-[0-9a-f]{16}/, '')))].sort();
  }

  async load(): Promise<string | undefined> {
    return this.page.evaluate(async () => (await scan('load')) as string | undefined);
  }

  /** The codes in a file, a letter a byte; or the word that says why there are none. */
  async read(buffer: Buffer, mimeType = 'application/octet-stream'): Promise<string | string[]> {
    await this.page.locator(`#${FILES}`).setInputFiles({ name: 'file', mimeType, buffer });
    const found = await this.page.evaluate(async (id) => {
      const found = await scan('read', id);
      return typeof found === 'object' ? found.map((bytes) => String.fromCharCode(...bytes)) : `${found}`;
    }, FILES);
    // What could not be tried can be tried again.
    const kept = found === 'not-loaded' ? /file$/ : '';
    await expect(this.page.locator(`#${FILES}`), 'What the field keeps').toHaveValue(kept);
    return found;
  }

  /** The same with zeros behind it, as many as make so many bytes in all; handed over, they would take their time. */
  async readPadded(buffer: Buffer, bytes: number): Promise<string | string[]> {
    return this.page.evaluate(async ([id, base64, bytes]) => {
      const picture = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const picked = new DataTransfer();
      picked.items.add(new File([picture, new Uint8Array(bytes - picture.length)], 'file'));
      (document.getElementById(id) as HTMLInputElement).files = picked.files;
      const found = await scan('read', id);
      return typeof found === 'object' ? found.map((bytes) => String.fromCharCode(...bytes)) : `${found}`;
    }, [FILES, buffer.toString('base64'), bytes] as const);
  }

  /** The same picture in JPEG, as the browser writes it. */
  async jpeg(png: Buffer): Promise<Buffer> {
    const encoded = await this.page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
      bitmap.close();
      const jpeg = await (await canvas.convertToBlob({ type: 'image/jpeg' })).bytes();
      return btoa(String.fromCharCode(...jpeg));
    }, png.toString('base64'));
    return Buffer.from(encoded, 'base64');
  }

  /** Its answer comes when the camera is closed. */
  async openCamera(): Promise<void> {
    await this.page.evaluate((id) => {
      const tell = (event: Told) => told.push(typeof event === 'string' ? event : String.fromCharCode(...event));
      void scan('open', id, tell).then((word) => (answer = `${word}`));
    }, VIDEO);
  }

  /** It does not come until it is let go. */
  async holds(awaited: Awaited): Promise<void> {
    await this.page.evaluate((awaited) => {
      const gone = new Promise<void>((resolve) => (letGo = resolve));
      gates[awaited] = () => gone;
    }, awaited);
  }

  async letsGo(): Promise<void> {
    await this.page.evaluate(() => letGo());
  }

  /** It does not come at all. */
  async refuses(awaited: Awaited): Promise<void> {
    await this.page.evaluate((awaited) => {
      gates[awaited] = () => Promise.reject(new DOMException('', 'NotSupportedError'));
    }, awaited);
  }

  /** As when it is unplugged, or its owner takes it away. */
  async losesCamera(): Promise<void> {
    await this.page.evaluate(() => tracks.forEach((track) => track.dispatchEvent(new Event('ended'))));
  }

  async closeCamera(): Promise<void> {
    await this.page.evaluate(() => scan('close'));
  }

  told(): Promise<string[]> {
    return this.page.evaluate(() => told);
  }

  answer(): Promise<string | undefined> {
    return this.page.evaluate(() => answer);
  }

  tracks(): Promise<MediaStreamTrackState[]> {
    return this.page.evaluate(() => tracks.map(({ readyState }) => readyState));
  }

  isShown(): Promise<boolean> {
    return this.page.evaluate((id) => (document.getElementById(id) as HTMLVideoElement).srcObject !== null, VIDEO);
  }
}
