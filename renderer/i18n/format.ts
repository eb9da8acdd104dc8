import { useTranslation } from 'react-i18next';
import { localeOf } from './languages.ts';

/** Numbers, shares and times as a language writes them. */
export function createFormat(language: string) {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const oneDecimal = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const twoDecimals = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const threeDecimals = new Intl.NumberFormat(language, { maximumFractionDigits: 3 });
  const twoFigures = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });
  const signed = new Intl.NumberFormat(language, { maximumFractionDigits: 3, signDisplay: 'exceptZero' });
  const whole = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const fine = new Intl.NumberFormat(language, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const minute = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const short = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' });
  const hour = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'medium' });
  const nearTo = (moment: Date, now: Date) => (moment.toDateString() === now.toDateString() ? hour : minute);
  const upper = (share: number) =>
    share > 0.995 && share < 1 ? fine.format(Math.min(share, 0.999)) : whole.format(share);
  return {
    number: (value: number) => number.format(value),
    /** Two digits after the point: similarities, temperatures. */
    decimal: (value: number) => twoDecimals.format(value),
    small: (value: number) => threeDecimals.format(value),
    /** However small: its first two figures. */
    tiny: (value: number) => twoFigures.format(value),
    /** A difference, with its sign. */
    signed: (value: number) => signed.format(value),
    percent: (share: number) => whole.format(share),
    percentFine: (share: number) => fine.format(share),
    /** The two ends of an interval of shares; what is not quite all is not rounded to all. */
    interval: (low: number, high: number) => ({ low: upper(low), high: upper(high) }),
    /** A probability; what rounds to certainty is told with one digit more, and never as 100 % unless it is. */
    confidence: upper,
    ms: (value: number) => (value < 10 ? oneDecimal.format(value) : number.format(value)),
    rate: (value: number) => (value < 10 ? oneDecimal.format(value) : number.format(value)),
    date: (iso: string) => day.format(new Date(iso)),
    dateTime: (iso: string) => minute.format(new Date(iso)),
    dateTimeShort: (iso: string) => short.format(new Date(iso)),
    /** The time alone where it is today. */
    near: (iso: string, now = new Date()) => nearTo(new Date(iso), now).format(new Date(iso)),
    time: (iso: string) => clock.format(new Date(iso)),
    /** Of files and disks, in steps of 1000. */
    bytes: (value: number) => formatBytes(value, language),
    /** Of memory, which is counted in steps of 1024, as those who set its ceilings do. */
    memory: (value: number) => formatMemory(value, language),
    /** A time that went by, in its largest whole unit. */
    duration: (seconds: number) => formatDuration(seconds, language),
  };
}
export type Format = ReturnType<typeof createFormat>;

/** The formats of the language that is spoken now. */
export function useFormat(): Format {
  return formatOf(useLocale());
}

/** The language that is spoken now, as it is written where the person is. */
export function useLocale(): string {
  const { i18n } = useTranslation();
  return localeOf(i18n.language, navigator.languages);
}

const made = new Map<string, Format>();

/** Formats are dear to make, and every row of a list wants them. */
function formatOf(language: string): Format {
  const format = made.get(language) ?? createFormat(language);
  made.set(language, format);
  return format;
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

function formatBytes(bytes: number, language: string): string {
  const step = Math.min(Math.max(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), 0), UNITS.length - 1);
  // Only the long word has a plural.
  const unitDisplay = step === 0 ? 'long' : 'short';
  const options = {
    style: 'unit',
    unit: UNITS[step]!,
    unitDisplay,
    maximumFractionDigits: step === 0 ? 0 : 1,
  } as const;
  return new Intl.NumberFormat(language, options).format(bytes / 1000 ** step);
}

function formatMemory(bytes: number, language: string): string {
  const large = bytes >= 1000 * 1024 ** 2;
  const unit = large ? 'gigabyte' : 'megabyte';
  const options = { style: 'unit', unit, maximumFractionDigits: large ? 1 : 0 } as const;
  return new Intl.NumberFormat(language, options).format(bytes / 1024 ** (large ? 3 : 2));
}

const LENGTHS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

function formatDuration(seconds: number, language: string): string {
  const [unit, length] = LENGTHS.find(([, least]) => seconds >= least) ?? (['second', 1] as const);
  const options = { style: 'unit', unit, unitDisplay: unit === 'day' ? 'long' : 'short' } as const;
  return new Intl.NumberFormat(language, options).format(Math.max(0, Math.floor(seconds / length)));
}
