import { CERTIFICATE, Held, pressTwiceAtOnce } from '../network';
import { bytesOf, downloadBy, textOf } from '../pdf';
import { expect, test } from '../portal';

test('from mobile number to downloaded certificate', async ({
  page, phone, mobilePage, codePage, peoplePage, certificatePage, endedPage,
}) => {
  await mobilePage.open();
  await mobilePage.submit('9999900001');

  await codePage.isEntered();
  await codePage.isSentTo('0001');
  await codePage.submit(await phone.code('9999900001'));

  await peoplePage.isLoaded();
  await expect(peoplePage.names).toHaveText(['Anita Deshmukh', 'Rohan Deshmukh']);
  await peoplePage.certificateOf('Anita Deshmukh').tap();

  await certificatePage.isEntered();
  const download = await downloadBy(page, certificatePage.downloadPdf);
  await expect(certificatePage.progress).toContainText('The certificate was downloaded.');
  await expect(certificatePage.downloadPdf).toBeEnabled();

  expect(download.suggestedFilename()).toBe('vaccination-certificate.pdf');
  expect((await bytesOf(download)).subarray(0, 5).toString()).toBe('%PDF-');
  const text = await textOf(download);
  for (const told of ['Anita Deshmukh', '99900000000001', 'SAMP-CS-940', 'SAMP-CS-196', 'Final Certificate']) {
    expect(text).toContain(told);
  }

  await certificatePage.signOut.tap();
  await endedPage.isEntered();
  await expect(endedPage.signedOut).toBeVisible();
});

test('a final certificate is complete on the screen', async ({ citizen, certificatePage }) => {
  await citizen.opensCertificate('9999900001', 'Anita Deshmukh');
  await expect(certificatePage.kind).toHaveText('Final Certificate');
  await expect(certificatePage.sections).toHaveText(['Dose 1', 'Dose 2', 'Beneficiary', 'Dose 1', 'Dose 2']);
  const rows: [label: string, ...values: string[]][] = [
    ['Beneficiary name', 'Anita Deshmukh'],
    ['Year of birth', '1978'],
    ['Gender', 'Female'],
    ['ID verified', 'Aadhaar Card ********5305'],
    ['Beneficiary reference ID', '99900000000001'],
    ['Certificate ID', 'SAMPLE000000001'],
    ['Vaccination status', 'Vaccinated'],
    ['Vaccine', 'COVISHIELD', 'COVISHIELD'],
    ['Date', '12 March 2021', '8 June 2021'],
    ['Batch number', 'SAMP-CS-940', 'SAMP-CS-196'],
    ['Next due date', '4 June 2021'],
    ['Vaccinated by', 'Gurpreet Sample', 'Joseph Sample'],
    [
      'Vaccination at',
      'Rural Hospital Jaoli (sample), Satara, Maharashtra',
      'Rural Hospital Jaoli (sample), Satara, Maharashtra',
    ],
  ];
  for (const [label, ...values] of rows) await certificatePage.hasRow(label, ...values);
});

test('after one dose of two the certificate is provisional, on the screen and as a file', async ({
  page, citizen, certificatePage,
}) => {
  await citizen.opensCertificate('9999900003', 'Kavitha Subramaniam');
  await expect(certificatePage.kind).toHaveText('Provisional Certificate');
  await expect(certificatePage.sections).toHaveText(['Dose 1', 'Beneficiary', 'Dose 1']);
  const text = await textOf(await downloadBy(page, certificatePage.downloadPdf));
  expect(text).toContain('Provisional Certificate');
  expect(text).not.toContain('Final Certificate');
});

test('a precaution dose is called so', async ({ citizen, certificatePage }) => {
  await citizen.opensCertificate('9999900004', 'Harbhajan Singh Gill');
  await expect(certificatePage.sections).toHaveText([
    'Dose 1', 'Dose 2', 'Precaution dose', 'Beneficiary', 'Dose 1', 'Dose 2', 'Precaution dose',
  ]);
});

for (const [script, number, name] of [
  ['Devanagari', '9999900007', 'सुनीता शर्मा'],
  ['Tamil', '9999900008', 'செந்தில்குமார்'],
  ['Urdu', '9999900016', 'نور جہاں'],
] as const) {
  test(`the file holds a name in ${script} as text`, async ({ page, citizen, certificatePage }) => {
    await citizen.opensCertificate(number, name);
    const text = await textOf(await downloadBy(page, certificatePage.downloadPdf));
    expect(withoutMarks(text)).toContain(name.normalize('NFC'));
  });
}

test('Back to the list leads to the list', async ({ citizen, peoplePage, certificatePage }) => {
  await citizen.opensCertificate('9999900001', 'Rohan Deshmukh');
  await certificatePage.backToList.tap();
  await peoplePage.isEntered();
  await expect(peoplePage.names).toHaveCount(2);
});

test('a busy download cannot be asked for twice', async ({ page, citizen, certificatePage }) => {
  await citizen.opensCertificate('9999900003', 'Kavitha Subramaniam');
  const held = await Held.at(page, CERTIFICATE);
  await pressTwiceAtOnce(certificatePage.downloadPdf);
  await held.hasCome();
  await expect(certificatePage.downloading).toBeDisabled();
  await certificatePage.isSound();
  await certificatePage.downloading.tap({ force: true });
  const [download] = await Promise.all([page.waitForEvent('download'), held.letGo()]);
  expect(download.suggestedFilename()).toBe('vaccination-certificate.pdf');
  await expect(certificatePage.downloadPdf).toBeEnabled();
  expect(held.requests).toHaveLength(1);
});

test('signing out while a file is made gives the call up, and saves none', async ({ page, citizen, certificatePage, endedPage }) => {
  const saved: string[] = [];
  page.on('download', (download) => saved.push(download.suggestedFilename()));
  await citizen.opensCertificate('9999900003', 'Kavitha Subramaniam');
  const held = await Held.answerTo(page, CERTIFICATE);
  await certificatePage.downloadPdf.tap();
  await held.hasCome();
  const givenUp = page.waitForEvent('requestfailed', (request) => request === held.requests[0]);
  await certificatePage.signOut.tap();
  await givenUp;
  await endedPage.isEntered();
  held.letGo();
  await endedPage.isSound();
  expect(saved).toEqual([]);
});

/** Right-to-left text is wrapped in marks that tell its direction. */
function withoutMarks(text: string): string {
  return text.replace(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069]/g, '').normalize('NFC');
}
