// What the screens are to say of a record: a second reading of the answer that shares nothing with the page's own.

type Fields = Readonly<Record<string, unknown>>;
type Dose = {
  readonly number?: number;
  readonly lines: Record<'vaccine' | 'batch' | 'vaccinated_by', string | undefined>;
  readonly day: Day;
  readonly due: Day;
  readonly place: string;
};
type Day = string | 'lost' | undefined;

export type Told = {
  readonly list: string[];
  /** What to say where something is to be corrected; below the list. */
  readonly reference: string;
  readonly certificate: string[];
  readonly hasCertificate: boolean;
};

const LONGEST = 500;
const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
  'December',
];

/** The rule of `contract::legible`, as Unicode's properties put it. */
export function legible(text: string): string | undefined {
  const kept = text.toWellFormed().replace(/(?!\p{White_Space})[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '');
  const line = kept.split(/\p{White_Space}+/u).filter((word) => word !== '').join(' ');
  if (/^[\p{Default_Ignorable_Code_Point}\u2800 ]*$/u.test(line)) return undefined;
  const characters = [...line];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : line;
}

/** The texts of the list of people, in their order. */
export function toldOnList(people: Told[]): string[] {
  return [...people.flatMap(({ list }) => list), ...people.map(({ reference }) => reference)];
}

/** Each person in an answer. */
export function told(answer: string): Told[] {
  return list(JSON.parse(answer) as Fields, 'beneficiaries').map(person);
}

/** A page of who has seen the records, where their own list gives these names to ids, and where the next one begins. */
export function toldOfActivity(answer: string, names: Fields): { readonly lines: string[]; readonly next?: string } {
  const page = JSON.parse(answer) as Fields;
  const lines = list(page, 'activity').flatMap((entry) => {
    const subject = own(names, words(entry, 'beneficiary_reference_id') ?? '');
    const at = new Date(words(entry, 'at') ?? '');
    const time = `${at.getHours()}`.padStart(2, '0') + ':' + `${at.getMinutes()}`.padStart(2, '0');
    const isTold = at.getFullYear() >= 1900 && at.getFullYear() <= 2199;
    const when = isTold ? `${at.getDate()} ${MONTHS[at.getMonth()]} ${at.getFullYear()}, ${time}` : '';
    return [subject, actor(entry), when].filter((text) => typeof text === 'string' && text !== '') as string[];
  });
  const next = words(page, 'next');
  return next === undefined ? { lines } : { lines, next };
}

function actor(entry: Fields): string {
  const who = line(entry, 'who') ?? '';
  switch (words(entry, 'how')) {
    case 'citizen': {
      const isAnybody = ['code_sent', 'code_refused'].includes(words(entry, 'what') ?? '');
      return isAnybody ? 'Somebody who entered this mobile number' : 'You, with a code sent to this mobile';
    }
    case 'authorised_user': return `Authorised health worker: ${who}`;
    case 'partner': return `Another service, with a code sent to this mobile: ${who}`;
    case 'system': return 'The vaccination service itself';
    default: return who;
  }
}

function person(fields: Fields): Told {
  const status = line(fields, 'vaccination_status') ?? '';
  const doses = dosesGiven(fields, status);
  const [told, birthYear, gender, id, photo, certificate] = [
    STATUS[status] ?? status,
    number(fields, 'birth_year', 65_535)?.toString() ?? NOT_RECORDED,
    GENDER[line(fields, 'gender') ?? ''] ?? line(fields, 'gender') ?? NOT_RECORDED,
    referenceId(fields) ?? NOT_RECORDED,
    photoId(fields) ?? NOT_RECORDED,
    line(fields, 'certificate_id') ?? NOT_RECORDED,
  ] as const;
  const name = line(fields, 'name') ?? 'Name not recorded';
  return {
    list: [name, told, birthYear, gender, id, photo, ...doses.flatMap(onList)],
    reference: `${name}: ${referenceId(fields) ?? 'no reference ID'}`,
    certificate: [name, birthYear, gender, photo, id, certificate, told, ...doses.flatMap(onCertificate)],
    hasCertificate: doses.length > 0 || ['Vaccinated', 'Partially Vaccinated'].includes(status),
  };
}

const NOT_RECORDED = 'Not recorded';
const GENDER: Record<string, string> = { Male: 'Male', Female: 'Female', Others: 'Other' };
const STATUS: Record<string, string> = {
  'Not Vaccinated': 'Not vaccinated', 'Partially Vaccinated': 'Partially vaccinated', '': 'Status not recorded',
};

function onList({ lines, day, place }: Dose): string[] {
  return [lines.vaccine ?? '', longDate(day) ?? 'Date not recorded', place].filter((text) => text !== '');
}

function onCertificate({ lines, day, due, place }: Dose): string[] {
  const next = longDate(due);
  return [
    lines.vaccine ?? NOT_RECORDED, longDate(day) ?? 'Date not recorded', lines.batch ?? NOT_RECORDED,
    ...(next === undefined ? [] : [next]), lines.vaccinated_by ?? NOT_RECORDED, place || NOT_RECORDED,
  ];
}

function dosesGiven(fields: Fields, status: string): Dose[] {
  const listed = list(fields, 'doses').map((dose) => asDose(dose, number(dose, 'dose', 255), ['facility', 'district', 'state']));
  if (listed.length > 0) return listed.sort((one, other) => (one.number ?? -1) - (other.number ?? -1));
  const certain = { Vaccinated: 2, 'Partially Vaccinated': 1 }[status] ?? 0;
  return ['dose1_date', 'dose2_date', 'precaution_dose_one_date'].flatMap((name, place) => {
    const date = day(fields, name);
    if (date === undefined || (date === 'lost' && place + 1 > certain)) return [];
    const kept = list(fields, 'appointments').find((appointment) => number(appointment, 'dose', 255) === place + 1) ?? {};
    const { place: where } = asDose(kept, undefined, ['name', 'district_name', 'state_name']);
    const lines = { vaccine: line(fields, 'vaccine'), batch: undefined, vaccinated_by: undefined };
    return [{ number: place + 1, lines, day: date, due: undefined, place: where }];
  });
}

function asDose(fields: Fields, nth: number | undefined, places: string[]): Dose {
  const lines = { vaccine: line(fields, 'vaccine'), batch: line(fields, 'batch'), vaccinated_by: line(fields, 'vaccinated_by') };
  const place = places.map((name) => line(fields, name)).filter((known) => known !== undefined).join(', ');
  const dates = { day: day(fields, 'date'), due: day(fields, 'next_due_date') };
  return { ...(nth === undefined ? {} : { number: nth }), lines, ...dates, place };
}

function photoId(fields: Fields): string | undefined {
  const kind = line(fields, 'photo_id_type');
  const parts = [/^[0-9]+$/.test(kind ?? '') ? undefined : kind, line(fields, 'photo_id_number')];
  return parts.filter((part) => part !== undefined).join(' ') || undefined;
}

function referenceId(fields: Fields): string | undefined {
  return /^[0-9]{13,14}$/.exec(line(fields, 'beneficiary_reference_id') ?? '')?.[0];
}

/** As the wire writes it, where a calendar has it. */
function day(fields: Fields, name: string): Day {
  const text = line(fields, name);
  if (text === undefined) return undefined;
  const [, date, month, year] = /^\+?0*(\d{1,2})-\+?0*(\d{1,2})-(\d{4})$/.exec(text)?.map(Number) ?? [];
  if (date === undefined || month === undefined || year === undefined || year < 1900 || year > 2199) return 'lost';
  const there = new Date(Date.UTC(year, month - 1, date));
  return there.getUTCMonth() === month - 1 && there.getUTCDate() === date ? `${date}-${month}-${year}` : 'lost';
}

function longDate(date: Day): string | undefined {
  const [day, month, year] = date?.split('-') ?? [];
  return year === undefined ? undefined : `${day} ${MONTHS[Number(month) - 1]} ${year}`;
}

function line(fields: Fields, name: string): string | undefined {
  const value = own(fields, name);
  if (typeof value === 'string') return legible(value);
  return isWhole(value) ? String(value) : undefined;
}

/** What people are not shown. */
function words(fields: Fields, name: string): string | undefined {
  const value = own(fields, name);
  if (typeof value === 'string') return value.toWellFormed().replace(/^\p{White_Space}+|\p{White_Space}+$/gu, '') || undefined;
  return isWhole(value) ? String(value) : undefined;
}

function number(fields: Fields, name: string, most: number): number | undefined {
  const text = words(fields, name) ?? '';
  const found = /^\+?[0-9]+$/.test(text) ? Number(text) : own(fields, name);
  return isWhole(found) && found <= most ? found : undefined;
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** The objects in a list. */
function list(fields: Fields, name: string): Fields[] {
  const value = own(fields, name);
  const isFields = (item: unknown) => typeof item === 'object' && item !== null && !Array.isArray(item);
  return Array.isArray(value) ? (value as Fields[]).filter(isFields) : [];
}

function own(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}
