// Records that mean harm or were mangled on the way: texts that programs have stumbled over, in every field.

import fc from 'fast-check';

/** Each would do something that a test sees, were it ever more than text. */
const CODE = [
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg/onload=alert(1)>', '<b>bold</b>', '<!--',
  ']]>', '</span></dd></dl></main><h1>Other page</h1>', '"><a href=javascript:alert(1)>',
  "' onfocus=alert(1) autofocus x='", '<style>*{display:none}</style>', '<base href=//elsewhere.example>',
  '<iframe srcdoc="<script>alert(1)</script>">', '<meta http-equiv=refresh content="0;url=//elsewhere.example">',
  '<link rel=stylesheet href=//elsewhere.example>', 'javascript:alert(1)', 'url(//elsewhere.example)',
  '}*{display:none}', '{name}', '{number}', '{date', '}}', '${alert(1)}',
  '{{constructor.constructor("alert(1)")()}}', '%s%n%00%3Cb%3E', '&lt;b&gt;&#60;b&#x3e;&nbsp;', '\\u003cb\\u003e',
  "'; DROP TABLE beneficiaries; --", '=HYPERLINK("//elsewhere.example")', '__proto__', 'constructor', 'null', '-1',
];

/** Embeddings, overrides, isolates and marks, opened and not closed, or closed and not opened. */
export const TURNING = [...'\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c'];

/** Every script that a name in India is written in, and some others. */
export const SCRIPTS = [
  'श्रीमती ज्ञानेश्वरी', 'শ্রীমতী রহিমা', 'ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ', 'જ્યોત્સ્ના', 'ଜଗନ୍ନାଥ ପଣ୍ଡା', 'முத்துலட்சுமி',
  'లక్ష్మీ వెంకటేశ్వర్లు', 'ಲಕ್ಷ್ಮೀಶ', 'ശ്രീലക്ഷ്മി', 'ශ්‍රීමතී', 'ᱥᱟᱱᱛᱟᱲᱤ', 'ꯃꯤꯇꯩ ꯂꯣꯟ', 'محمد یوسف خان', 'کٲشُر',
  'བོད་ཡིག', 'ᰛᰩᰵ', 'ᤕᤠᤰᤌᤢᤱ', '𑄌𑄋𑄴𑄟𑄳𑄦', 'ދިވެހި', 'שרה', '王小明', 'Zoë', 'İı', 'ﬁ', '٠١٢',
];

const DRAWS_ODDLY = [
  'a' + '\u0301\u0316'.repeat(40), 'क' + '्\u0951\u0952'.repeat(30), '\u0489\u20dd', '\u{fdfd}', '𒐫', '\u{2e3b}',
  '👨‍👩‍👧‍👦', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🇮🇳', '👍🏽', '❤️', '\u200d', '\u200c', '\u200b', '\ufeff', '\u00ad', '\u3164', '\u2028',
  '\u2029', '\u0085', '\u00a0', '\u3000', '\t\r\n',
];

const NO_TEXT = [
  '\0', '\u0001', '\u001b[31m', '\u007f', '\u009b', '\ud800', '\udfff', 'x\ud83d', '\ue000', '\uf8ff', '\uffff',
  '\ufdd0', '\u{10ffff}', '\ufffd',
];

export const ENDLESS = 10_000;

const word = fc.constantFrom('Asha', 'Rao', 'Satara 12', 'B-7', '01-03-2021', '1961', ' ');
const fragment = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...CODE) },
  { weight: 3, arbitrary: fc.constantFrom(...TURNING) },
  { weight: 3, arbitrary: fc.constantFrom(...SCRIPTS) },
  { weight: 3, arbitrary: fc.constantFrom(...DRAWS_ODDLY) },
  { weight: 2, arbitrary: fc.constantFrom(...NO_TEXT) },
  { weight: 3, arbitrary: word },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom('W', 'क', '\u0301', '💉', '<', '\u202e').map((one) => one.repeat(ENDLESS)) },
);
const text = fc.array(fragment, { minLength: 1, maxLength: 5 }).map((fragments) => fragments.join(''));

/** What JSON can say and JavaScript cannot. */
const RAW = [
  '1e400', '-1e400', '1.5', '-0', '123456789012345678901234567890', `${'['.repeat(3000)}${']'.repeat(3000)}`,
];
const raw = fc.constantFrom(...RAW).map((json) => `raw:${json}:war`);
const noText = fc.oneof(raw, fc.nat(), fc.constantFrom(null, true, [], {}, [['x']], { name: '<b>' }));
const value = fc.oneof({ weight: 9, arbitrary: text }, { weight: 1, arbitrary: noText });
const mostly = (...known: unknown[]) => fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...known) }, value);

const day = mostly('01-03-2021', '29-02-2024', 'Invalid date', '31-02-2021', '\u202a24-05-2021\u202c');
const doseNumber = mostly(1, 2, 3, '2', 255, 256);

const place = { name: value, district_name: value, state_name: value, slot: value };
const appointment = fc.record({ ...place, dose: doseNumber, date: day }, { requiredKeys: [] });
const given = { vaccine: value, batch: value, vaccinated_by: value, facility: value, district: value, state: value };
const dose = fc.record({ ...given, dose: doseNumber, date: day, next_due_date: day }, { requiredKeys: [] });

const listOf = (one: fc.Arbitrary<unknown>, minLength = 0) => fc.array(one, { minLength, maxLength: 3 });

const PHOTO_IDS = [
  'Aadhaar Card', 'Driving License', 'PAN Card', 'Passport', 'Pension Passbook', 'NPR Smart Card', 'Voter ID',
];

const fields = {
  beneficiary_reference_id: mostly('99900000000001', 9990000000099),
  name: value,
  birth_year: mostly(1961, '1978', 65535, 65536),
  gender: mostly('Female', 'Others'),
  mobile_number: value,
  photo_id_type: fc.oneof(value, fc.constantFrom(...PHOTO_IDS)),
  photo_id_number: value,
  vaccination_status: mostly('Vaccinated', 'Partially Vaccinated', 'Not Vaccinated'),
  vaccine: value,
  dose1_date: day,
  dose2_date: day,
  precaution_dose_one_date: day,
  due_dose: doseNumber,
  next_vaccination_date: day,
  certificate_id: value,
  comorbidity_ind: value,
};
const person = fc.record(
  { ...fields, appointments: fc.oneof(listOf(appointment), value), doses: fc.oneof(listOf(dose), value) },
  { requiredKeys: [] },
);

/** The body of an answer: what the first has is up to chance, the last has doses, so a certificate. */
export const answer = fc
  .record({
    odd: fc.array(fc.oneof({ weight: 5, arbitrary: person }, noText), { maxLength: 3 }),
    holder: fc.record({ ...fields, doses: listOf(dose, 1) }),
  })
  .map(({ odd, holder }) => json([...odd, holder]));

const entry = fc.record({
  at: mostly('2026-11-23T08:35:00Z', '2026-02-30T24:61:00Z', '12'),
  who: value,
  how: mostly('citizen', 'authorised_user', 'partner', 'system'),
  what: mostly('viewed', 'code_sent', 'updated'),
  beneficiary_reference_id: mostly('99900000000001'),
});

/** The body of a page of who has seen the records. */
export const activity = fc
  .record({ activity: listOf(entry, 1), next: fc.oneof(value, fc.constant(null)) })
  .map((page) => encoded(page));

/** In each object, fields that a program may take for its own. */
const MISTAKABLE = '"__proto__":{"name":"polluted"},"constructor":{"prototype":{"name":"polluted"}},"toString":1,"then":"x"';

export function json(people: readonly unknown[]): string {
  return encoded({ beneficiaries: people });
}

function encoded(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(encoded).join()}]`;
  if (typeof value === 'string') return /^raw:(.*):war$/.exec(value)?.[1] ?? JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([name, held]) => `,${JSON.stringify(name)}:${encoded(held)}`);
  return `{${MISTAKABLE}${entries.join('')}}`;
}
