import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Settings, SettingsChange } from '../../../contract/settings.ts';
import { NumberField } from '../../components/number-field.tsx';
import { Panel } from '../../components/page.tsx';
import { SettingRow } from '../../components/setting-row.tsx';
import { useHistorySummary } from '../../data/use-history.ts';
import { useFormat } from '../../i18n/format.ts';
import { useFreshHistory } from '../history/use-fresh-history.ts';
import { routes } from '../routes.ts';

interface Props {
  settings: Settings;
  onChange: (change: SettingsChange) => void;
}

/** What is kept of predictions, and for how long. */
export function HistoryPanel({ settings: { history }, onChange }: Props) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { data } = useHistorySummary({});
  // What was predicted meanwhile counts here at once: nobody reads the list on this page.
  useFreshHistory(true);
  const kept =
    data &&
    t('history.kept', { count: data.total, number: format.number(data.total), bytes: format.bytes(data.bytes) });
  return (
    <Panel id="settings-history" title={t('history.title')} action={kept && <Link href={routes.history}>{kept}</Link>}>
      <SettingRow name={t('history.keep')} hint={t('history.keepHint')}>
        <Switch
          aria-label={t('history.keep')}
          checked={history.keep}
          onChange={({ currentTarget }) => onChange({ history: { keep: currentTarget.checked } })}
        />
      </SettingRow>
      <SettingRow name={t('history.days')} hint={t('history.daysHint')}>
        <NumberField
          label={t('history.days')}
          value={history.days}
          min={1}
          max={3650}
          onCommit={(days) => onChange({ history: { days } })}
        />
      </SettingRow>
      <SettingRow name={t('history.most')} hint={t('history.mostHint', { most: format.number(history.most) })}>
        <NumberField
          label={t('history.most')}
          value={history.most}
          min={1000}
          max={10_000_000}
          onCommit={(most) => onChange({ history: { most } })}
        />
      </SettingRow>
      <SettingRow name={t('history.photos')} hint={t('history.photosHint')}>
        <NumberField
          label={t('history.photos')}
          value={history.photosGb}
          min={0}
          max={100}
          onCommit={(photosGb) => onChange({ history: { photosGb } })}
        />
      </SettingRow>
    </Panel>
  );
}
