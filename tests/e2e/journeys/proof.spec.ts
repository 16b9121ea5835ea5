import { Wire, foreignKey, misspelt, redated, revocationOf, withoutSignature, type Listed, type Trust } from '../credentials';
import { CREDENTIALS, TRUST, answerInstead } from '../network';
import { expect, test } from '../portal';

const HOLDER = ['9999900001', 'Anita Deshmukh'] as const;
const HOUR = 3_600_000;

const UNREADABLE = 'This certificate cannot be read. Do not rely on it.';
const UNKNOWN_KEY = 'This certificate is signed with a key that nobody here vouches for. Do not rely on it.';
const SIGNATURE_WRONG = 'The signature is wrong: something in this certificate was changed. Do not rely on it.';
const KEY_NOT_GOOD =
  'This certificate is signed with a key that was not meant for it, or not at that time. Do not rely on it.';
const NOT_YET_VALID = 'This certificate is not valid yet. Check the date and time of this phone.';
const EXPIRED = 'This certificate is not valid any more. Load the page again to get a new one.';
const REVOKED = 'This certificate was called back. Ask the vaccination centre.';
const OTHER_SUBJECT = 'This certificate does not match the record. Ask the vaccination centre.';
const NOT_OFFERED =
  'This service signs no certificates that can be checked here. Below is what it has recorded.';

test('certificates that hold say so, and by whose key', async ({ page, citizen, certificatePage }) => {
  const wire = await Wire.of(page);
  await citizen.opensCertificate(...HOLDER);
  await certificatePage.isProven('Final Certificate');
  expect(wire.kid).toMatch(/^[A-Za-z0-9+/]{11}=$/);
  const words = `Checked on this phone: signature of India, key ${wire.kid}`;
  await expect(certificatePage.verdicts).toHaveText([words, words]);
  await certificatePage.isSound();
});

/** The certificate of the second dose is another one; that of the first holds. */
const second = (change: (hcert: string) => string) => (listed: Listed): Listed => {
  const last = listed.credentials.at(-1);
  if (last) last.hcert = change(last.hcert);
  return listed;
};

for (const [what, list, words] of [
  ['a letter that is another one', second(misspelt), UNREADABLE],
  ['a day that is another one', second(redated), SIGNATURE_WRONG],
  ['a signature that was taken away', second(withoutSignature), SIGNATURE_WRONG],
  ['a text that is none', second(() => 'https://elsewhere.example'), 'This is no vaccination certificate.'],
  ['a text that ends too soon', second((hcert) => hcert.slice(0, 200)), UNREADABLE],
] as const) {
  test(`${what} is seen`, async ({ page, citizen, certificatePage }) => {
    await Wire.of(page, { list });
    await citizen.opensCertificate(...HOLDER);
    await certificatePage.isDoubted(words);
    await expect(certificatePage.verdicts).toHaveCount(1);
    await expect(certificatePage.code('Dose 1').enlarge).toBeVisible();
    await expect(certificatePage.code('Dose 2').enlarge).toHaveCount(0);
    await certificatePage.isSound();
  });
}

const FAMILY = ['9876500002', '88000000000001', '88000000000002'] as const;

for (const [who, name, birth] of [
  ['somebody else', 'Usha Rao', 1950],
  ['a namesake', 'Asha Rao', 1980],
] as const) {
  test(`the certificate of ${who} under the same number, for the same dose on the same day, is seen`, async ({
    page, backend, watch, citizen, peoplePage, certificatePage,
  }) => {
    const [mobile, own, other] = FAMILY;
    const dose = 'Partially Vaccinated,1,COVISHIELD,12-03-2021';
    await backend.imports([
      'mobile,beneficiary_reference_id,name,birth_year,vaccination_status,dose,vaccine,dose_date',
      `${mobile},${own},Asha Rao,1950,${dose}`,
      `${mobile},${other},${name},${birth},${dose}`,
    ].join('\n'));
    for (const secret of [own, other, 'Asha Rao', name]) watch.secrets.add(secret);
    await Wire.of(page, { list: (_, of) => of(other) });
    await citizen.signsIn(mobile);
    await peoplePage.people.filter({ hasText: own }).getByRole('button').tap();
    await certificatePage.isDoubted(OTHER_SUBJECT);
    await expect(certificatePage.verdicts).toHaveCount(0);
  });
}

test('the certificate of another dose is seen', async ({ page, citizen, certificatePage }) => {
  await Wire.of(page, {
    list: ({ credentials }) => {
      const texts = credentials.map(({ hcert }) => hcert).reverse();
      return { credentials: credentials.map(({ dose }, place) => ({ dose, hcert: texts[place] ?? '' })) };
    },
  });
  await citizen.opensCertificate(...HOLDER);
  await certificatePage.isDoubted(OTHER_SUBJECT, OTHER_SUBJECT);
  await expect(certificatePage.verdicts).toHaveCount(0);
});

test('a dose without a certificate is one too few', async ({ page, citizen, certificatePage }) => {
  await Wire.of(page, { list: ({ credentials }) => ({ credentials: credentials.slice(0, 1) }) });
  await citizen.opensCertificate(...HOLDER);
  await expect(certificatePage.verdicts).toHaveCount(1);
  await certificatePage.isUnproven();
});

const year = (years: number) => new Date(Date.now() + years * 365 * 24 * HOUR).toISOString();
const eachKey = (change: Partial<Trust['keys'][number]>) => (trust: Trust): Trust => {
  return { ...trust, keys: trust.keys.map((key) => ({ ...key, ...change })) };
};

for (const [what, trust, words] of [
  ['a key that is not among those that count', (): Trust => ({ keys: [] }), UNKNOWN_KEY],
  ['the id of a key that another key has', eachKey({ spki: foreignKey() }), SIGNATURE_WRONG],
  ['a key that is no key', eachKey({ spki: 'AQID' }), 'This browser cannot check the certificate. Use a newer browser, or download the PDF.'],
  ['a key of another country', eachKey({ issuer: 'AT' }), KEY_NOT_GOOD],
  ['a key whose time is over', eachKey({ not_after: year(-1) }), KEY_NOT_GOOD],
  ['a key whose time had not come', eachKey({ not_before: year(1) }), KEY_NOT_GOOD],
  ['a key whose time nobody can read', eachKey({ not_after: 'soon' }), UNKNOWN_KEY],
  ['a list of revocations that nobody can read', (trust: Trust) => ({ ...trust, revoked: 'AQID' }), UNKNOWN_KEY],
] as const) {
  test(`${what} is seen`, async ({ page, citizen, certificatePage }) => {
    await Wire.of(page, { trust });
    await citizen.opensCertificate(...HOLDER);
    await certificatePage.isDoubted(words, words);
    await expect(certificatePage.verdicts).toHaveCount(0);
    await certificatePage.isSound();
  });
}

test('a certificate that was called back is seen', async ({ page, citizen, certificatePage }) => {
  const called = (listed: Listed) => revocationOf(listed.credentials.at(-1)?.hcert ?? '');
  await Wire.of(page, { trust: async (trust, listed) => ({ ...trust, revoked: called(await listed) }) });
  await citizen.opensCertificate(...HOLDER);
  await certificatePage.isDoubted(REVOKED);
  await expect(certificatePage.verdicts).toHaveCount(1);
});

for (const [what, hours, words] of [
  ['a certificate whose time is over', 24 * 400, EXPIRED],
  ['a certificate whose time has not come', -2, NOT_YET_VALID],
] as const) {
  test(`${what} is seen`, async ({ page, citizen, certificatePage }) => {
    await page.clock.install({ time: Date.now() + hours * HOUR });
    await citizen.opensCertificate(...HOLDER);
    await certificatePage.isDoubted(words, words);
    await expect(certificatePage.verdicts).toHaveCount(0);
  });
}

for (const [what, address, words] of [
  ['what checks them does not come', '**/checker*.wasm', 'What checks certificates could not be loaded'],
  ['the script does not come', '**/scan*.js', 'What checks certificates could not be loaded'],
  ['the keys do not come', TRUST, 'The service cannot be reached'],
  ['the certificates do not come', CREDENTIALS, 'The service cannot be reached'],
] as const) {
  test(`where ${what}, nothing is certified, and the next try works`, async ({ page, watch, citizen, certificatePage }) => {
    watch.expects(/ERR_FAILED/);
    await page.route(address, (route) => route.abort());
    await citizen.opensCertificate(...HOLDER);
    await certificatePage.isDoubted(`${words}. Check your connection, then try again`);
    await certificatePage.isSound();
    await page.unroute(address);
    await certificatePage.retry.tap();
    await expect(certificatePage.heading).toBeFocused();
    await certificatePage.isProven('Final Certificate');
  });
}

test('a backend that signs nothing shows the record, and is not asked again', async ({
  page, watch, citizen, peoplePage, certificatePage,
}) => {
  watch.expectsStatus(404);
  await answerInstead(page, CREDENTIALS, { status: 404, body: 'Not Found' });
  await citizen.opensCertificate(...HOLDER);
  await expect(certificatePage.certificate.getByText(NOT_OFFERED)).toBeVisible();
  await certificatePage.isUnproven();
  await expect(certificatePage.fault).toHaveCount(0);
  await certificatePage.hasRow('Beneficiary name', HOLDER[1]);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await certificatePage.backToList.tap();
  await peoplePage.certificateOf(HOLDER[1]).tap();
  await expect(certificatePage.certificate.getByText(NOT_OFFERED)).toBeVisible();
  expect(asked).toEqual([]);
});
