// One citizen, one browser with a disk of its own, the portal in one window and the planted page in another.

import { expect, test as base, type Page } from '@playwright/test';

import { Backend } from '../backend';
import { Device } from './device';
import type { Devtools } from './devtools';
import { NOTHING, keptFor, type Kept } from './kept';
import { MarkedPerson, type Mark } from './marks';
import { OwnChromium, type Mode } from './own-chromium';
import { Planted } from './planted';
import { submitForm, writeByScript } from './planting';
import { search } from './search';
import { Visit } from './visit';

export { expect } from '@playwright/test';

type Options = { mode: Mode };

type Things = { person: MarkedPerson; device: Device; backend: Backend; planted: Planted; chromium: OwnChromium; scene: Scene };

export const test = base.extend<Options & Things>({
  mode: ['headless', { option: true }],
  person: async ({}, use) => use(new MarkedPerson()),

  device: async ({}, use) => {
    const device = await Device.fresh();
    await use(device);
    await device.throwAway();
  },

  backend: async ({ person }, use) => {
    const backend = await Backend.start({});
    await backend.imports(person.csv);
    await use(backend);
    await backend.stop();
  },

  planted: async ({}, use) => {
    const planted = await Planted.start();
    await use(planted);
    await planted.stop();
  },

  chromium: async ({ device, mode }, use) => {
    const chromium = await OwnChromium.start(device, mode);
    await use(chromium);
    await chromium.kill();
  },

  scene: async ({ mode, chromium, device, backend, planted, person }, use) => {
    const plantedPage = await chromium.newWindow();
    await plantedPage.goto(planted.url);
    const page = await chromium.newWindow();
    const scene = new Scene(mode, chromium, device, planted, plantedPage, page);
    await use(scene.of(new Visit(page, backend.url, person, () => scene.untilTypedIsKept())));
  },
});

export class Scene {
  private readonly stages = ['typed field', 'typed later'];
  private theVisit: Visit | undefined;

  constructor(
    readonly mode: Mode,
    readonly chromium: OwnChromium,
    readonly device: Device,
    readonly planted: Planted,
    private thePlantedPage: Page,
    private thePage: Page,
  ) {}

  get plantedPage(): Page {
    return this.thePlantedPage;
  }

  get page(): Page {
    return this.thePage;
  }

  of(visit: Visit): this {
    this.theVisit = visit;
    return this;
  }

  get visit(): Visit {
    if (!this.theVisit) throw new Error('nobody is there');
    return this.theVisit;
  }

  /** Lets go of every tab while the browser does something that it does to no tab under a debugger. */
  async unwatched(act: (devtools: Devtools) => Promise<void>): Promise<void> {
    const [planted, portal] = [this.plantedPage.url(), new URL(this.page.url()).origin];
    await this.chromium.unwatched(act);
    this.thePlantedPage = this.pageAt((url) => url === planted);
    this.thePage = this.pageAt((url) => url.startsWith(portal));
    this.theVisit = this.visit.goesOnIn(this.thePage);
  }

  pageAt(isIt: (url: string) => boolean): Page {
    const page = this.chromium.context.pages().find((page) => isIt(page.url()));
    if (!page) throw new Error('no tab is there');
    return page;
  }

  /** What stands in a field of the planted page is on the disk; what stood in the portal's for longer would be too. */
  async untilTypedIsKept(): Promise<void> {
    const where = this.stages.shift();
    if (!where) throw new Error('all has been typed');
    await this.plantedPage.getByLabel('Typed').pressSequentially(this.planted.value(where));
    await this.untilOnDisk([this.planted.mark(where)], '.config/chromium/Default/Sessions');
  }

  /** Plants all that is not planted yet, last of all, so that what the portal left is on its way to the disk before. */
  async plant(): Promise<void> {
    while (this.stages.length > 0) await this.untilTypedIsKept();
    await this.plantedPage.evaluate(writeByScript, this.planted.toWrite);
    await this.device.receives(() => this.plantedPage.getByRole('link', { name: 'Download' }).click());
    expect(await keptFor(this.plantedPage, this.chromium.context), 'What is planted').not.toMatchObject(
      Object.fromEntries(Object.keys(NOTHING).map((kind) => [kind, []])),
    );
    await submitForm(await this.chromium.newWindow(), this.planted);
  }

  async untilOnDisk(marks: Mark[], folder = ''): Promise<void> {
    const missing = () => {
      const found = new Set(search(this.device.path(folder), marks, { isInUse: true }).map(({ what }) => what));
      return marks.map(({ what }) => what).filter((what) => !found.has(what));
    };
    await expect.poll(missing, { message: 'Not on the disk yet', timeout: 90_000, intervals: [500, 1000, 2000] }).toEqual([]);
  }

  /** While a page of the portal is still there: what the browser says that it keeps for it. */
  async expectKeptNothing({ but = NOTHING }: { but?: Kept } = {}): Promise<void> {
    expect(new URL(this.page.url()).hostname, 'A page of the portal').toBe('127.0.0.1');
    expect(await keptFor(this.page, this.chromium.context), 'The browser keeps').toEqual(but);
  }

  /** The verdict, after the browser has ended: all that was planted is found, and nothing of the citizen. */
  expectNothingLeft(isAllowed: (file: string) => boolean = () => false): void {
    const planted = this.planted.marks;
    const hits = search(this.device.folder, [...planted, ...this.visit.marks]);
    const found = new Set(hits.map(({ what }) => what));
    expect(planted.map(({ what }) => what).filter((what) => !found.has(what)), 'The search is blind for').toEqual([]);
    const left = hits.filter((hit) => !hit.what.startsWith('planted') && !isAllowed(hit.file));
    expect(left, 'Left on the disk').toEqual([]);
  }
}
