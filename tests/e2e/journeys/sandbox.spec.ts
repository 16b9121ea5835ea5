import { expect, test } from '../portal';

test('the sandbox phone shows the messages of a number, and says what it is', async ({ phone, request }) => {
  await request.post('/api/v2/auth/public/generateOTP', { data: { mobile: '9999900004' } });
  const code = await phone.code('9999900004');
  await phone.open();
  await expect(phone.notice).toContainText('This is a sandbox, not a real phone.');
  await phone.number.fill('9999900004');
  await phone.show.tap();
  await expect(phone.messages).toHaveCount(1);
  await expect(phone.messages).toContainText(`Your OTP to register/access CoWIN is ${code}.`);
  await expect(phone.messages).toContainText(`@localhost #${code}`);
});
