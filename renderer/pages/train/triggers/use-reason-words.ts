import { useTranslation } from 'react-i18next';
import { type Reason, triggerName } from '../../../../contract/shapes/trigger.ts';
import { type Format, useFormat } from '../../../i18n/format.ts';

const MOMENTS: ReadonlySet<string> = new Set(['at', 'next', 'until']);
const SHARES: ReadonlySet<string> = new Set(['below', 'now', 'before']);

/** Why a trigger runs, or does not, in the person's language. */
export function useReasonWords(): (reason: Reason) => string {
  const { t } = useTranslation('triggers');
  const format = useFormat();
  return ({ code, values: given }) => {
    const values = shown(given, code === 'drift-similarity', format);
    if (code === 'new-photos') return t('reason.new-photos', counted(given['photos'], values, format));
    if (code === 'missed') return t('reason.missed', counted(given['times'], values, format));
    if (code === 'queued-already') {
      const trigger = triggerName.safeParse(given['trigger']);
      return t('reason.queued-already', { trigger: trigger.success ? t(`name.${trigger.data}`) : '' });
    }
    if (code === 'untrainable') return untrainable(given['why']);
    return t(`reason.${code}`, values);

    function untrainable(why: Reason['values'][string] | undefined): string {
      if (why === 'too-few-photos') return t('reason.too-few-photos', { ...values, photos: values['count'] ?? '' });
      if (why === 'too-few-classes') return t('reason.too-few-classes', values);
      return t('reason.untrainable');
    }
  };
}

/** Numbers, shares and moments as the language writes them. */
function shown(values: Reason['values'], similarities: boolean, format: Format): Reason['values'] {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value === 'string') return [name, MOMENTS.has(name) ? format.near(value) : value];
      if (SHARES.has(name)) return [name, similarities ? format.decimal(value) : format.percent(value)];
      return [name, format.number(value)];
    }),
  );
}

const counted = (value: Reason['values'][string] | undefined, values: Reason['values'], format: Format) => ({
  ...values,
  count: Number(value),
  number: format.number(Number(value)),
});
