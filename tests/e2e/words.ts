// The texts of the page in one language, as its translators wrote them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Each language by its own name. */
export const LANGUAGES = {
  en: 'English',
  hi: 'हिन्दी',
  bn: 'বাংলা',
  mr: 'मराठी',
  te: 'తెలుగు',
  ta: 'தமிழ்',
  gu: 'ગુજરાતી',
  ur: 'اردو',
  kn: 'ಕನ್ನಡ',
  or: 'ଓଡ଼ିଆ',
  ml: 'മലയാളം',
  pa: 'ਪੰਜਾਬੀ',
  as: 'অসমীয়া',
} as const;

export type Language = keyof typeof LANGUAGES;

export const ALL_LANGUAGES = Object.keys(LANGUAGES) as Language[];

/** What stands in a gap: a text, or what it has to look like. */
type Gap = string | RegExp;

const TEXTS = join(__dirname, '../../locales/app');

export class Words {
  private static readonly read = new Map<Language, Words>();

  private constructor(
    readonly language: Language,
    private readonly texts: ReadonlyMap<string, string>,
  ) {}

  static of(language: Language): Words {
    const words = Words.read.get(language) ?? new Words(language, parsed(readFileSync(join(TEXTS, `${language}.txt`), 'utf8')));
    Words.read.set(language, words);
    return words;
  }

  get direction(): 'ltr' | 'rtl' {
    return this.language === 'ur' ? 'rtl' : 'ltr';
  }

  /** Of all keys. */
  get all(): string[] {
    return [...this.texts.values()];
  }

  text(key: string, values: Readonly<Record<string, string>> = {}): string {
    return pieces(this.template(key)).map(({ text, gap }) => (gap === undefined ? text : valueOf(values, key, gap))).join('');
  }

  /** Nothing but this text; a gap that is not given may hold anything. */
  pattern(key: string, values: Readonly<Record<string, Gap>> = {}): RegExp {
    return new RegExp(`^${this.source(key, values)}$`);
  }

  /** Nothing but one of these texts. */
  anyOf(keys: readonly string[], values: Readonly<Record<string, Gap>> = {}): RegExp {
    return new RegExp(`^(?:${keys.map((key) => this.source(key, values)).join('|')})$`);
  }

  /** With the digits of the language. */
  digits(text: string): string {
    const digits = [...this.text('number.digits')];
    return text.replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);
  }

  /** A countdown. */
  get time(): RegExp {
    const digits = new RegExp(`[${this.text('number.digits')}]+`);
    return this.pattern('time.minutes_seconds', { minutes: digits, seconds: digits });
  }

  private source(key: string, values: Readonly<Record<string, Gap>>): string {
    return pieces(this.template(key)).map(({ text, gap }) => (gap === undefined ? escaped(text) : looks(values[gap]))).join('');
  }

  private template(key: string): string {
    const text = this.texts.get(key);
    if (text === undefined) throw new Error(`no text for ${key} in ${this.language}`);
    return text;
  }
}

export const ENGLISH = Words.of('en');

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function parsed(file: string): Map<string, string> {
  const lines = file.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => {
    const [, key, text] = /^(\S+) = (.*)$/.exec(line) ?? [];
    if (key === undefined || text === undefined) throw new Error(`no text: ${line}`);
    return [key, text];
  }));
}

/** The text between the gaps, and the names of these. */
function pieces(template: string): { text: string; gap?: string }[] {
  return template.split(/\{(\w+)\}/).map((text, place) => (place % 2 === 0 ? { text } : { text: '', gap: text }));
}

function valueOf(values: Readonly<Record<string, string>>, key: string, gap: string): string {
  const value = values[gap];
  if (value === undefined) throw new Error(`nothing for {${gap}} of ${key}`);
  return value;
}

function looks(gap: Gap | undefined): string {
  if (gap === undefined) return '.+?';
  return gap instanceof RegExp ? `(?:${gap.source.replace(/^\^|\$$/g, '')})` : escaped(gap);
}
