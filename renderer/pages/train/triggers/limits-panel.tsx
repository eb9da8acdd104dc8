import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TriggerSettings } from '../../../../contract/shapes/trigger.ts';
import { NumberField } from '../../../components/number-field.tsx';
import { Panel } from '../../../components/page.tsx';
import { SettingRow } from '../../../components/setting-row.tsx';

interface Props {
  limits: TriggerSettings['limits'];
  onChange: (limits: TriggerSettings['limits']) => void;
}

/** What holds every trigger: the cool-down, the budget of a day, the battery. */
export function LimitsPanel({ limits, onChange }: Props) {
  const { t } = useTranslation('triggers');
  return (
    <Panel title={t('limits.title')}>
      <SettingRow name={t('limits.coolDown')} hint={t('limits.coolDownHint')}>
        <NumberField
          label={t('limits.coolDown')}
          value={limits.coolDownMinutes}
          min={0}
          max={10_080}
          onCommit={(coolDownMinutes) => onChange({ ...limits, coolDownMinutes })}
        />
      </SettingRow>
      <SettingRow name={t('limits.perDay')} hint={t('limits.perDayHint')}>
        <NumberField
          label={t('limits.perDay')}
          value={limits.perDay}
          min={1}
          max={48}
          onCommit={(perDay) => onChange({ ...limits, perDay })}
        />
      </SettingRow>
      <SettingRow name={t('limits.battery')} hint={t('limits.batteryHint')}>
        <Switch
          aria-label={t('limits.battery')}
          checked={limits.onBattery}
          onChange={({ currentTarget }) => onChange({ ...limits, onBattery: currentTarget.checked })}
        />
      </SettingRow>
    </Panel>
  );
}
