import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useSettings } from '../../data/use-settings.ts';
import { useFormat } from '../../i18n/format.ts';
import { routes } from '../routes.ts';

interface Summary {
  total: number;
  bytes: number;
}

/** How much is kept, and for how long. */
export function Kept({ summary }: { summary: Summary | undefined }) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const { data: settings } = useSettings();
  if (!summary || !settings) return <>&nbsp;</>;
  const { keep, days, most } = settings.history;
  const amount = t('kept.amount', {
    count: summary.total,
    number: format.number(summary.total),
    bytes: format.bytes(summary.bytes),
  });
  const rule = keep ? t('kept.rule', { count: days, most: format.number(most) }) : t('kept.off');
  return (
    <>
      {amount} {rule} <Link href={routes.settingsPart('history')}>{t('kept.change')}</Link>
    </>
  );
}
