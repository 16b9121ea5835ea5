// The family of the gallery: one with a final certificate, one with a provisional one, one without any; and what others
// are said to have done with their records.

export const MOBILE = '9876500031';
export const MOTHER = 'Meenakshi Sundaram';
export const SON = 'Arjun Sundaram';
export const DAUGHTER = 'Leela Sundaram';

const IDS = { [MOTHER]: '88000000000031', [SON]: '88000000000032', [DAUGHTER]: '88000000000033' } as const;

/** As the backend imports it. */
export const RECORDS_OF_FAMILY = [
  'mobile,beneficiary_reference_id,name,birth_year,gender,photo_id_type,photo_id_number,vaccination_status,certificate_id,' +
    'due_dose,next_vaccination_date,dose,vaccine,dose_date,batch,next_due_date,vaccinated_by,facility,district,state',
  `${MOBILE},${IDS[MOTHER]},${MOTHER},1961,Female,Aadhaar Card,0000 0000 4711,Vaccinated,GALLERY00000031,3,08-03-2022,` +
    '1,COVISHIELD,12-03-2021,GAL-CS-101,04-06-2021,Joseph Sample,PHC Adyar (sample),Chennai,Tamil Nadu',
  `${MOBILE},${IDS[MOTHER]},${MOTHER},1961,Female,Aadhaar Card,0000 0000 4711,Vaccinated,GALLERY00000031,3,08-03-2022,` +
    '2,COVISHIELD,08-06-2021,GAL-CS-102,,Meera Sample,PHC Adyar (sample),Chennai,Tamil Nadu',
  `${MOBILE},${IDS[SON]},${SON},1999,Male,Passport,Z0004711,Partially Vaccinated,GALLERY00000032,2,06-11-2021,` +
    '1,COVAXIN,14-08-2021,,06-11-2021,Salma Sample,PHC Adyar (sample),Chennai,Tamil Nadu',
  `${MOBILE},${IDS[DAUGHTER]},${DAUGHTER},,Others,,,Not Vaccinated,,1,,,,,,,,,,`,
].join('\n');

/** What must reach no log. */
export const SECRETS = [MOBILE, ...Object.keys(IDS), ...Object.values(IDS)];

const AS_RECORDED = [
  'beneficiary_reference_id', 'name', 'certificate_id', 'vaccine', 'batch', 'vaccinated_by', 'facility', 'district', 'state',
];

/** What stands in every language as it was recorded. */
export const DATA_OF_FAMILY = [...recorded(), '********4711', '****4711', 'Sample Travels'];

function recorded(): string[] {
  const [header = [], ...people] = RECORDS_OF_FAMILY.split('\n').map((line) => line.split(','));
  const places = AS_RECORDED.map((column) => header.indexOf(column));
  return people.flatMap((person) => places.map((place) => person[place] ?? '')).filter((value) => value !== '');
}

const at = (minute: string) => `2026-01-31T10:${minute}:00Z`;

/** An entry of each kind. */
export const ACTIVITY_OF_FAMILY = {
  activity: [
    { at: at('59'), what: 'signed_out', how: 'citizen' },
    { at: at('58'), what: 'downloaded', how: 'citizen', beneficiary_reference_id: IDS[MOTHER] },
    { at: at('57'), what: 'viewed', how: 'citizen', beneficiary_reference_id: IDS[SON] },
    { at: at('56'), what: 'signed_in', how: 'citizen' },
    { at: at('55'), what: 'code_refused', how: 'citizen' },
    { at: at('54'), what: 'code_sent', how: 'citizen' },
    { at: at('53'), what: 'viewed', how: 'authorised_user', who: 'Joseph Sample', beneficiary_reference_id: IDS[DAUGHTER] },
    { at: at('52'), what: 'other', how: 'partner', who: 'Sample Travels', beneficiary_reference_id: IDS[SON] },
    { at: at('09'), what: 'updated', how: 'system', beneficiary_reference_id: IDS[MOTHER] },
  ].map((entry) => ({ who: '', ...entry })),
  next: 'earlier',
};
