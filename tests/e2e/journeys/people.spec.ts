import type { Download } from '@playwright/test';

import { RECORDS, answerInstead } from '../network';
import { bytesOf, textOf } from '../pdf';
import { expect, test } from '../portal';

const FAMILY = [
  'Fatima Begum', 'Imran Ansari', 'Zainab Ansari', 'Sameer Ansari', 'Aisha Ansari', 'Yusuf Ansari',
];
const WITH_CERTIFICATE = ['7', '8', '9', '10', '11'].map((id) => id.padStart(14, '99900000000000'));

test('a family of six, each with the own certificate', async ({ citizen, peoplePage }) => {
  await citizen.signsIn('9999900006');
  await expect(peoplePage.names).toHaveText(FAMILY);
  await expect(peoplePage.viewCertificate).toHaveCount(5);
  for (const name of FAMILY.slice(0, 5)) {
    await expect(peoplePage.certificateOf(name)).toHaveAccessibleDescription(name);
  }
  const sameer = peoplePage.person('Sameer Ansari');
  await expect(sameer).toContainText('Partially vaccinated');
  await expect(sameer.getByRole('listitem')).toContainText([/^Dose 1COVAXIN|^Dose 1COVISHIELD/, /^Dose 2 is due on 6 November 2021\.$/]);
  await expect(peoplePage.person('Fatima Begum').getByRole('listitem').last()).toContainText('Precaution dose');
});

test('all certificates of a family in one go', async ({ page, citizen, peoplePage }) => {
  const downloads: Download[] = [];
  page.on('download', (download) => downloads.push(download));
  await citizen.signsIn('9999900006');
  await peoplePage.downloadAll.tap();
  await expect(peoplePage.progress.filter({ hasText: 'Certificates handed to your browser: 5.' })).toBeVisible();
  await expect.poll(() => downloads.length).toBe(5);
  await peoplePage.isSound();

  const files = downloads.map((download) => download.suggestedFilename()).sort();
  expect(files).toEqual([1, 2, 3, 4, 5].map((number) => `vaccination-certificate-${number}.pdf`));
  for (const [place, id] of WITH_CERTIFICATE.entries()) {
    const download = downloads.find((one) => one.suggestedFilename().endsWith(`-${place + 1}.pdf`));
    if (!download) throw new Error('a file is missing');
    expect((await bytesOf(download)).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await textOf(download)).toContain(id);
  }
});

test('one person has no need to download all', async ({ citizen, peoplePage }) => {
  await citizen.signsIn('9999900003');
  await expect(peoplePage.names).toHaveText(['Kavitha Subramaniam']);
  await expect(peoplePage.viewCertificate).toHaveCount(1);
  await expect(peoplePage.downloadAll).toHaveCount(0);
});

test('a person without a dose has no certificate yet', async ({ citizen, peoplePage }) => {
  await citizen.signsIn('9999900002');
  const person = peoplePage.person('Vikram Rathore');
  await expect(person).toContainText('Not vaccinated');
  await expect(person).toContainText('A certificate is available after the first dose.');
  await expect(peoplePage.viewCertificate).toHaveCount(0);
  await expect(peoplePage.downloadAll).toHaveCount(0);
});

test('no record is told kindly, with what to do', async ({ citizen, peoplePage, endedPage }) => {
  await citizen.signsIn('9876543210');
  await expect(peoplePage.people).toHaveCount(0);
  for (const words of [
    'No vaccination record is registered under this mobile number.',
    'Perhaps you gave another number at the vaccination centre',
    'take your photo ID to the vaccination centre',
  ]) {
    await expect(peoplePage.page.getByText(words)).toBeVisible();
  }
  await peoplePage.signOut.tap();
  await endedPage.isEntered();
});

test('two people of one name are told apart by their reference ids', async ({ citizen, peoplePage }) => {
  await citizen.signsIn('9999900024');
  await expect(peoplePage.names).toHaveText(['Raju Kumar', 'Raju Kumar']);
  await expect(peoplePage.people.nth(0)).toContainText('99900000000042');
  await expect(peoplePage.people.nth(1)).toContainText('99900000000043');
});

for (const [script, number, name, direction] of [
  ['Devanagari', '9999900007', 'ज्ञानेश्वर कुलकर्णी', 'ltr'],
  ['Tamil', '9999900008', 'முத்துலட்சுமி கிருஷ்ணமூர்த்தி', 'ltr'],
  ['Urdu', '9999900016', 'محمد یوسف خان', 'rtl'],
] as const) {
  test(`a name in ${script} runs its own way`, async ({ citizen, peoplePage, certificatePage }) => {
    await citizen.signsIn(number);
    await expect(peoplePage.names.filter({ hasText: name })).toHaveCSS('direction', direction);
    await expect(peoplePage.heading).toHaveCSS('direction', 'ltr');
    await peoplePage.certificateOf(name).tap();
    await certificatePage.isEntered();
    await expect(certificatePage.values('Beneficiary name')).toHaveCSS('direction', direction);
    await expect(certificatePage.values('Beneficiary reference ID')).toHaveCSS('direction', 'ltr');
  });
}

test('a status that the page does not know is shown as it is', async ({ citizen, peoplePage }) => {
  await citizen.signsIn('9999900018');
  await expect(peoplePage.person('Lobsang Tsering')).toContainText('Under Verification');
});

test('what is not recorded is said so', async ({ citizen, peoplePage, certificatePage }) => {
  await citizen.opensCertificate('9999900020', 'Ratan Lal');
  await certificatePage.hasRow('ID verified', 'Not recorded');
  await certificatePage.hasRow('Certificate ID', 'Not recorded');
  await certificatePage.hasRow('Date', 'Date not recorded');
  await certificatePage.hasRow('Batch number', 'Not recorded');
  await certificatePage.backToList.tap();
  await peoplePage.isEntered();
});

const IRREGULAR = {
  beneficiaries: [
    {
      beneficiary_reference_id: 9990000000099, name: 'A'.repeat(180), birth_year: 1961, gender: 'Unknown',
      mobile_number: '0003', photo_id_type: '4', photo_id_number: 'XXXX9999', vaccination_status: 'Vaccinated',
      dose1_date: '01-03-2021', dose2_date: 'Invalid date', vaccine: 'COVISHIELD', appointments: [{ dose: 1 }],
      something_new: { deep: [1, 2] },
    },
    { beneficiary_reference_id: '99900000000098', name: null, dose1_date: '', vaccination_status: 'Not Vaccinated' },
  ],
};

test('records as they are in the wild', async ({ page, watch, citizen, peoplePage, certificatePage }) => {
  // The backend has no certificates of whom only the answer tells.
  watch.expectsStatus(404);
  await answerInstead(page, RECORDS, { status: 200, body: JSON.stringify(IRREGULAR) });
  await citizen.signsIn('9999900003');
  await expect(peoplePage.names).toHaveText(['A'.repeat(180), 'Name not recorded']);
  await expect(peoplePage.people.first()).toContainText('9990000000099');
  await peoplePage.viewCertificate.tap();
  await certificatePage.isEntered();
  await certificatePage.hasRow('Year of birth', '1961');
  await certificatePage.hasRow('ID verified', 'XXXX9999');
  await certificatePage.hasRow('Date', '1 March 2021', 'Date not recorded');
});
