import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { KnownMark } from '../../../contract/load.ts';
import { MOST_USERS, type PassMark } from '../../../contract/shapes/load.ts';
import { NumberField } from '../../components/number-field.tsx';
import { Panel } from '../../components/page.tsx';
import { SettingRow } from '../../components/setting-row.tsx';
import styles from './load-test.module.css';

interface Props {
  mark: KnownMark;
  onChange: (mark: PassMark) => void;
  onGate: (on: boolean) => void;
}

/** When the API of the project is fast enough. */
export function MarkPanel({ mark: { chosen, gates, ...mark }, onChange, onGate }: Props) {
  const { t } = useTranslation('load');
  const rows = [
    { name: 'p95', value: mark.p95, min: 1, max: 60_000, set: (p95: number) => ({ ...mark, p95 }) },
    { name: 'users', value: mark.users, min: 1, max: MOST_USERS, set: (users: number) => ({ ...mark, users }) },
    {
      name: 'errors',
      value: Math.round(mark.errors * 100),
      min: 0,
      max: 100,
      set: (percent: number) => ({ ...mark, errors: percent / 100 }),
    },
  ] as const;
  return (
    <Panel id="load-mark" title={t('mark.title')}>
      <p className={styles.soft}>{t(chosen ? 'mark.hint' : 'mark.unchosen')}</p>
      {rows.map(({ name, value, min, max, set }) => (
        <SettingRow key={name} name={t(`mark.${name}`)} hint={t(`mark.${name}Hint`)}>
          <NumberField
            label={t(`mark.${name}`)}
            value={value}
            min={min}
            max={max}
            onCommit={(wanted) => onChange(set(wanted))}
          />
          <span className={styles.unit}>{t(`mark.unit.${name}`)}</span>
        </SettingRow>
      ))}
      <SettingRow name={t('mark.gate')} hint={t('mark.gateHint')}>
        <Switch
          aria-label={t('mark.gate')}
          checked={gates}
          onChange={({ currentTarget }) => onGate(currentTarget.checked)}
        />
      </SettingRow>
    </Panel>
  );
}
