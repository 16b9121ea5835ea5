import type { Download, Locator } from '@playwright/test';
import fc from 'fast-check';

import { drawn, sides, type Drawn } from '../drawn';
import { ENDLESS, SCRIPTS, TURNING, activity, answer, json } from '../hostile';
import { ACTIVITY, RECORDS, requestOf } from '../network';
import { scriptsIn, textOf } from '../pdf';
import { expect } from '../portal';
import { test } from '../reader';
import { legible, told, toldOfActivity, toldOnList } from '../told';

/** The same records each time; another number tries others. */
const SEED = Number(process.env['PORTAL_SEED'] ?? 20_210_301);
const RUNS = Number(process.env['PORTAL_RUNS'] ?? 6);

test.use({ viewport: { width: 320, height: 568 }, rules: { 'address-calls': 100_000 } });

const BENIGN = json([
  { name: 'A', vaccination_status: 'Vaccinated', beneficiary_reference_id: '99900000000001', due_dose: 3,
    photo_id_type: 'B', photo_id_number: 'C', doses: [{ dose: 1, facility: 'D', district: 'E' }, { dose: 2 }] },
  { vaccination_status: 'Partially Vaccinated' },
  { vaccination_status: 'Not Vaccinated', due_dose: 1 },
  { doses: [{ dose: 1 }] },
]);

function isText({ texts, shape, turned, width }: Drawn, expected: string[], usual: ReadonlySet<string>): void {
  expect(texts, 'Texts').toEqual(expected);
  expect(shape.filter((one) => !usual.has(one)), 'Elements and attributes that came of a text').toEqual([]);
  expect(turned, 'Turned around').toEqual([]);
  expect(width, 'Wider than the screen').toBeLessThanOrEqual(320);
}

test(`whatever a record holds is drawn as text, seed ${SEED}`, async ({
  page, reader, peoplePage, certificatePage, watch,
}) => {
  // A run takes a second or two on a machine of its own; what fails is made smaller by running again.
  test.setTimeout(180_000);
  const usual = new Set<string>();
  const learn = async () => (await drawn(page)).shape.forEach((one) => usual.add(one));
  await reader.reads(BENIGN);
  await learn();
  for (const place of [0, 1, 2]) {
    await peoplePage.viewCertificate.nth(place).tap();
    await expect(certificatePage.heading).toBeFocused();
    await learn();
    await certificatePage.backToList.tap();
    await expect(peoplePage.heading).toBeFocused();
  }
  await reader.signsOut();

  await fc.assert(
    fc.asyncProperty(answer, async (body) => {
      const people = told(body);
      await reader.reads(body);
      isText(await drawn(page), toldOnList(people), usual);
      await peoplePage.isSound();

      const holders = people.filter(({ hasCertificate }) => hasCertificate);
      await expect(peoplePage.viewCertificate).toHaveCount(holders.length);
      await peoplePage.viewCertificate.last().tap();
      await expect(certificatePage.heading).toBeFocused();
      const expected = holders.at(-1)?.certificate ?? [];
      isText(await drawn(page), expected, usual);
      await certificatePage.isSound();
      await expect(certificatePage.print).toBeVisible();
      await page.emulateMedia({ media: 'print' });
      isText(await drawn(page), expected, usual);
      await page.emulateMedia({ media: null });

      await reader.signsOut();
      expect(reader.strayed, 'What a record did').toEqual([]);
      watch.check();
    }),
    { seed: SEED, numRuns: RUNS, interruptAfterTimeLimit: 150_000, markInterruptAsFailure: true },
  );
});

test(`whatever is told of who has seen a record is drawn as text, seed ${SEED}`, async ({
  page, reader, peoplePage, activityPage, watch,
}) => {
  test.setTimeout(180_000);
  let body = '';
  await page.route(ACTIVITY, (route) => route.fulfill({ contentType: 'application/json', body }));
  await reader.reads(BENIGN);
  const opens = async (answer: string) => {
    body = answer;
    // Left in the middle by a run that failed.
    if (new URL(page.url()).pathname !== '/people') await activityPage.backToList.tap();
    await peoplePage.activity.tap();
    await expect(activityPage.heading).toBeFocused();
    await expect(activityPage.loading).toHaveCount(0);
  };
  const usual = new Set<string>();
  const by = (how: string) => ({ at: '2026-11-23T08:35:00Z', who: 'A', how, what: 'viewed' });
  for (const next of [null, 'older']) {
    await opens(JSON.stringify({ activity: [by('citizen'), by('partner'), by('other')], next }));
    (await drawn(page)).shape.forEach((one) => usual.add(one));
  }

  await fc.assert(
    fc.asyncProperty(activity, async (answer) => {
      const { lines, next } = toldOfActivity(answer, { '99900000000001': 'A' });
      await opens(answer);
      isText(await drawn(page), lines, usual);
      await activityPage.isSound();
      await expect(activityPage.earlier).toHaveCount(next === undefined ? 0 : 1);
      if (next !== undefined) {
        const request = await requestOf(page, ACTIVITY, () => activityPage.earlier.tap());
        expect(new URL(request.url()).searchParams.get('after'), 'The cursor').toBe(next);
        await expect(activityPage.newest).toBeVisible();
      }
      expect(reader.strayed, 'What an entry did').toEqual([]);
      watch.check();
    }),
    { seed: SEED, numRuns: RUNS, interruptAfterTimeLimit: 150_000, markInterruptAsFailure: true },
  );
});

test('a text that runs the other way turns none around it', async ({ page, reader }) => {
  const places = ['Clinic', 'ضلع', 'پنجاب'];
  const numbers = ['پاس', '**12', 'אב'];
  await reader.reads(json([{
    photo_id_type: numbers[0], photo_id_number: numbers[1],
    doses: [{ dose: 1, facility: places[0], district: places[1], state: places[2] }],
  }]));
  expect(await sides(page, places), 'From left to right').toEqual(places);
  expect(await sides(page, numbers), 'From right to left').toEqual(['**12', 'پاس']);
  for (const mark of TURNING) {
    await reader.signsOut();
    await reader.reads(json([{ doses: [{ dose: 1, facility: `Clinic${mark}`, district: 'Satara', state: 'Goa' }] }]));
    expect((await drawn(page)).turned, `U+${mark.codePointAt(0)?.toString(16)}`).toEqual([]);
  }
});

/** Milliseconds until what a press changed was painted. */
async function press(button: Locator): Promise<number> {
  return button.evaluate(async (element: HTMLElement) => {
    const begin = performance.now();
    element.click();
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    return performance.now() - begin;
  });
}

test('texts without end and lists without end freeze nothing and hide nothing', async ({
  page, reader, peoplePage, certificatePage,
}) => {
  for (const one of ['W', 'a\u0301', 'عبد']) {
    const endless = one.repeat(ENDLESS);
    const all = (...names: string[]) => Object.fromEntries(names.map((name) => [name, endless]));
    const dose = all('vaccine', 'batch', 'vaccinated_by', 'facility', 'district', 'state');
    const person = all('name', 'gender', 'photo_id_type', 'photo_id_number', 'certificate_id', 'vaccination_status');
    await reader.reads(json([
      { name: endless, doses: [{ dose: 1 }] },
      { ...person, doses: [dose, dose, dose, dose] },
    ]));
    const top = await peoplePage.people.first().boundingBox();
    const button = await peoplePage.viewCertificate.first().boundingBox();
    expect((button?.y ?? Infinity) - (top?.y ?? 0), 'Down to the button').toBeLessThan(4 * 568);
    expect(await press(peoplePage.viewCertificate.last()), 'To the certificate').toBeLessThan(1000);
    await expect(certificatePage.heading).toBeFocused();
    await certificatePage.isSound();
    expect(await press(certificatePage.backToList), 'To the list').toBeLessThan(1000);
    await expect(peoplePage.heading).toBeFocused();
    await reader.signsOut();
  }
  const crowd = Array.from({ length: 300 }, (_, nth) => {
    return { name: `<b>${nth}</b>`, doses: [{ dose: 1, vaccine: SCRIPTS[nth % 20] }] };
  });
  await reader.reads(json(crowd));
  await expect(peoplePage.people).toHaveCount(300);
  expect(await press(peoplePage.viewCertificate.last()), 'To the certificate').toBeLessThan(1000);
  await expect(certificatePage.heading).toBeFocused();
  expect((await drawn(page)).texts[0]).toBe('<b>299</b>');
  await reader.signsOut();
});

const MOBILE = '9876500001';

test('what the import lets in comes out as text, on the screen and in the file', async ({
  page, backend, citizen, peoplePage, watch,
}) => {
  // Ten files at once are what Chromium saves without asking.
  const names = [
    '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '{name} %s ${1} {{2}}', '=HYPERLINK("//elsewhere.example")',
    '\u202eAsha\u2066 Rao', 'W'.repeat(500), 'a' + '\u0301'.repeat(400), ...SCRIPTS.slice(0, 2),
  ];
  const refused: [name: string, reason: string][] = [
    ['As\0ha', 'holds a control character'], ['As\u001b[31mha', 'holds a control character'],
    ['W'.repeat(501), 'longer than 500 characters'], ['\u200b\ufeff', 'is missing'],
  ];
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = [...names, ...refused.map(([name]) => name)].map((name, nth) => {
    const dose = [1, name, '01-03-2021', name, name, name, name, name];
    const id = `88${String(nth).padStart(12, '0')}`;
    return [MOBILE, id, name, 'Vaccinated', name, name, name, ...dose].map(String).map(quoted).join();
  });
  const header =
    'mobile,beneficiary_reference_id,name,vaccination_status,gender,photo_id_type,certificate_id,' +
    'dose,vaccine,dose_date,batch,vaccinated_by,facility,district,state';
  const report = await backend.imports([header, ...lines].join('\n'));
  for (const [place, [, reason]] of refused.entries()) {
    expect(report).toContain(`line ${names.length + place + 2} left out: name: ${reason}`);
  }
  expect(report).toContain(`${names.length} lines taken, ${refused.length} left out`);
  for (const name of names) watch.secrets.add(name);

  const wire = page.waitForResponse(RECORDS);
  await citizen.signsIn(MOBILE);
  const people = told(await (await wire).text());
  expect((await drawn(page)).texts).toEqual(toldOnList(people));
  await expect(peoplePage.names).toHaveText(names.map((name) => legible(name) ?? ''));

  const files: Download[] = [];
  page.on('download', (download) => files.push(download));
  await peoplePage.downloadAll.tap();
  await expect(peoplePage.progress.filter({ hasText: `browser: ${names.length}.` })).toBeVisible();
  await expect.poll(() => files.length, { message: 'Files', timeout: 60_000 }).toBe(names.length);
  for (const file of files) {
    expect(await scriptsIn(file), 'What the file would run').toBe('');
    const nth = Number(/-(\d+)\.pdf$/.exec(file.suggestedFilename())?.[1]) - 1;
    const text = await textOf(file);
    if (nth < 4) expect(text).toContain(names[nth]);
    if (nth === 4) expect(text).toContain('Asha Rao');
  }
});
