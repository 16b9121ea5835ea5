import { expect, test } from '../portal';
import { bytesOf, downloadBy, textOf } from '../pdf';

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
  await expect(certificatePage.heading).toHaveText('Final Certificate');
  const download = await downloadBy(page, certificatePage.downloadPdf);
  await expect(certificatePage.progress).toContainText('The certificate was downloaded.');

  expect(download.suggestedFilename()).toBe('vaccination-certificate.pdf');
  expect((await bytesOf(download)).subarray(0, 5).toString()).toBe('%PDF-');
  const text = await textOf(download);
  for (const told of ['Anita Deshmukh', '99900000000001', 'SAMP-CS', 'Final Certificate']) {
    expect(text).toContain(told);
  }

  await certificatePage.signOut.tap();
  await endedPage.isEntered();
  await expect(endedPage.signedOut).toBeVisible();
});
