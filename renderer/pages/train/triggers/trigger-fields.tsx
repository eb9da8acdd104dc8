import { useTranslation } from 'react-i18next';
import type { TriggerChange, TriggerName, TriggerSettings } from '../../../../contract/shapes/trigger.ts';
import { NumberField } from '../../../components/number-field.tsx';
import { SettingRow } from '../../../components/setting-row.tsx';
import { WeeklyFields } from './weekly-fields.tsx';

interface Props {
  name: TriggerName;
  settings: TriggerSettings & { zone: string };
  onChange: (change: TriggerChange) => void;
}

/** What can be set of a trigger. */
export function TriggerFields({ name, settings, onChange }: Props) {
  const { t } = useTranslation('triggers');
  const { 'new-photos': photos, 'live-accuracy': accuracy, drift, 'failed-run': failed } = settings;
  switch (name) {
    case 'new-photos':
      return (
        <NumberRow
          label={t('set.least')}
          value={photos.least}
          range={[1, 10_000]}
          onCommit={(least) => onChange({ 'new-photos': { ...photos, least } })}
        />
      );
    case 'weekly':
      return <WeeklyFields settings={settings} onChange={(weekly) => onChange({ weekly })} />;
    case 'live-accuracy':
      return (
        <>
          <NumberRow
            label={t('set.below')}
            value={Math.round(100 * accuracy.below)}
            range={[1, 100]}
            onCommit={(below) => onChange({ 'live-accuracy': { ...accuracy, below: below / 100 } })}
          />
          <NumberRow
            label={t('set.lastCorrections')}
            value={accuracy.last}
            range={[5, 1000]}
            onCommit={(last) => onChange({ 'live-accuracy': { ...accuracy, last } })}
          />
        </>
      );
    case 'drift':
      return (
        <>
          <NumberRow
            label={t('set.neither')}
            value={Math.round(100 * drift.neither)}
            range={[1, 100]}
            onCommit={(neither) => onChange({ drift: { ...drift, neither: neither / 100 } })}
          />
          <NumberRow
            label={t('set.similarity')}
            value={Math.round(100 * drift.similarity)}
            range={[1, 100]}
            onCommit={(similarity) => onChange({ drift: { ...drift, similarity: similarity / 100 } })}
          />
          <NumberRow
            label={t('set.lastPredictions')}
            value={drift.last}
            range={[5, 1000]}
            onCommit={(last) => onChange({ drift: { ...drift, last } })}
          />
        </>
      );
    case 'failed-run':
      return (
        <NumberRow
          label={t('set.most')}
          value={failed.most}
          range={[1, 5]}
          onCommit={(most) => onChange({ 'failed-run': { ...failed, most } })}
        />
      );
  }
}

interface NumberRowProps {
  label: string;
  value: number;
  range: [least: number, most: number];
  onCommit: (value: number) => void;
}

function NumberRow({ label, value, range: [min, max], onCommit }: NumberRowProps) {
  return (
    <SettingRow name={label}>
      <NumberField label={label} value={value} min={min} max={max} onCommit={onCommit} />
    </SettingRow>
  );
}
