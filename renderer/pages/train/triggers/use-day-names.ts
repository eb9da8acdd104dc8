import { useTranslation } from 'react-i18next';

/** A Sunday. */
const SUNDAY = Date.UTC(2026, 2, 1);
const DAY_MS = 24 * 60 * 60_000;

/** The days of the week as cron numbers them, Monday first, in the language that is spoken. */
export function useDayNames(): { value: string; label: string }[] {
  const { i18n } = useTranslation();
  const name = new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' });
  return [1, 2, 3, 4, 5, 6, 0].map((day) => ({
    value: String(day),
    label: name.format(new Date(SUNDAY + day * DAY_MS)),
  }));
}
