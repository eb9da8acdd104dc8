import { NativeSelect, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TriggerSettings } from '../../../../contract/shapes/trigger.ts';
import { SettingRow } from '../../../components/setting-row.tsx';
import { useDayNames } from './use-day-names.ts';
import { readCron, writeCron } from './weekly-cron.ts';

interface Props {
  settings: TriggerSettings & { zone: string };
  onChange: (weekly: TriggerSettings['weekly']) => void;
}

/** A day and a time in a time zone; and the expression, for whoever wants another rhythm. */
export function WeeklyFields({ settings: { weekly, zone: here }, onChange }: Props) {
  const { t } = useTranslation('triggers');
  const days = useDayNames();
  const simple = readCron(weekly.cron);
  const change = (day: string, time: string) => {
    const cron = writeCron({ day, time });
    if (cron !== undefined && cron !== weekly.cron) onChange({ ...weekly, cron });
  };
  const zone = weekly.zone ?? here;
  const zones = [...new Set([here, zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
  return (
    <>
      <SettingRow name={t('set.day')}>
        <NativeSelect
          aria-label={t('set.day')}
          value={simple?.day ?? ''}
          onChange={({ currentTarget: { value } }) => change(value, simple?.time ?? '03:00')}
          data={[
            ...(simple ? [] : [{ value: '', label: t('set.byCron') }]),
            { value: '*', label: t('set.everyDay') },
            ...days,
          ]}
        />
      </SettingRow>
      <SettingRow name={t('set.time')}>
        <TextInput
          type="time"
          aria-label={t('set.time')}
          disabled={!simple}
          value={simple?.time ?? ''}
          onChange={({ currentTarget: { value } }) => change(simple?.day ?? '*', value)}
        />
      </SettingRow>
      <SettingRow name={t('set.zone')}>
        <NativeSelect
          aria-label={t('set.zone')}
          value={zone}
          onChange={({ currentTarget: { value } }) => onChange({ ...weekly, zone: value })}
          data={zones}
        />
      </SettingRow>
      <SettingRow name={t('set.cron')} hint={t('set.cronHint')}>
        <CronField label={t('set.cron')} value={weekly.cron} onCommit={(cron) => onChange({ ...weekly, cron })} />
      </SettingRow>
    </>
  );
}

/** Handed over when it is left or Enter is pressed; the core says what cannot be read. */
function CronField({ label, value, onCommit }: { label: string; value: string; onCommit: (cron: string) => void }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const commit = () => {
    if (text.trim() !== value) onCommit(text.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') setText(value);
  };
  return (
    <TextInput
      aria-label={label}
      spellCheck={false}
      value={text}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
}
