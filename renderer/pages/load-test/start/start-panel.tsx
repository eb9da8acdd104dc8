import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownTarget } from '../../../../contract/load.ts';
import {
  LEAST_SECONDS,
  type LoadProfile,
  type LoadTarget,
  loadProfile,
  MOST_SECONDS,
  MOST_USERS,
} from '../../../../contract/shapes/load.ts';
import { IconLoadTest } from '../../../components/icons.ts';
import { NumberField } from '../../../components/number-field.tsx';
import { Panel } from '../../../components/page.tsx';
import { SettingRow } from '../../../components/setting-row.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { troubleOf } from '../../../data/trouble.ts';
import type { LoadActions } from '../../../data/use-load.ts';
import { ScriptButtons } from './script-buttons.tsx';
import styles from './start-panel.module.css';
import { TargetRow } from './target-row.tsx';

/** How long a test of each kind is at first. */
const SECONDS: Record<LoadProfile, number> = { ramp: 60, steady: 30, spike: 60, soak: 1800 };

interface Props {
  targets: readonly KnownTarget[] | undefined;
  /** Which of them is chosen at first, where there is such a one. */
  first: LoadTarget['kind'] | undefined;
  /** As many as the mark speaks of. */
  users: number;
  running: boolean;
  actions: LoadActions;
  onBegun: () => void;
}

/** What is tested, and how; and the button. */
export function StartPanel({ targets, first, users: marked, running, actions, onBegun }: Props) {
  const { t } = useTranslation('load');
  const { start } = actions;
  const [kind, setKind] = useState<LoadTarget['kind']>();
  const [other, setOther] = useState({ address: '', key: '' });
  const [confirmed, setConfirmed] = useState('');
  const [profile, setProfile] = useState<LoadProfile>('ramp');
  const [users, setUsers] = useState<number>();
  const [seconds, setSeconds] = useState<number>();
  const plan = { profile, users: users ?? marked, seconds: seconds ?? SECONDS[profile] };
  const known =
    targets?.find((target) => target.kind === first) ?? targets?.find(({ address }) => address !== undefined);
  const chosen = kind ?? known?.kind ?? 'laptop';
  const trouble = start.error ? troubleOf(start.error) : undefined;
  const unconfirmed = chosen === 'address' && trouble?.code === 'host-unconfirmed' ? trouble.details.host : undefined;
  const at = targets?.find((target) => target.kind === chosen)?.address;
  const target: LoadTarget =
    chosen === 'address'
      ? { kind: 'address', address: other.address, confirmed, ...(other.key.trim() !== '' && { key: other.key }) }
      : { kind: chosen };
  const change = (changed: typeof other) => {
    setOther(changed);
    setConfirmed('');
    start.reset();
  };
  return (
    <Panel title={t('start.title')}>
      <TargetRow kind={chosen} targets={targets} onKind={setKind} other={other} onOther={change} />
      <SettingRow name={t('start.profile')} hint={t(`start.hints.${profile}`)}>
        <SegmentedControl
          aria-label={t('start.profile')}
          value={profile}
          onChange={(value) => {
            setProfile(loadProfile.parse(value));
            setSeconds(undefined);
          }}
          data={loadProfile.options.map((value) => ({ value, label: t(`start.profiles.${value}`) }))}
        />
      </SettingRow>
      <SettingRow name={t('start.users')}>
        <NumberField
          label={t('start.users')}
          value={plan.users}
          min={1}
          max={MOST_USERS}
          onCommit={(value) => setUsers(value)}
        />
      </SettingRow>
      <SettingRow name={t('start.seconds')}>
        <NumberField
          label={t('start.seconds')}
          value={plan.seconds}
          min={LEAST_SECONDS}
          max={MOST_SECONDS}
          onCommit={(value) => setSeconds(value)}
        />
      </SettingRow>
      {start.error && (
        <div className={styles.trouble}>
          <TroubleNote error={start.error} />
          {unconfirmed !== undefined && (
            <TextInput
              label={t('start.confirm', { host: unconfirmed })}
              value={confirmed}
              spellCheck={false}
              autoComplete="off"
              onChange={({ currentTarget }) => setConfirmed(currentTarget.value)}
            />
          )}
        </div>
      )}
      <div className={styles.foot}>
        <ScriptButtons
          plan={plan}
          address={chosen === 'address' ? other.address.trim() || undefined : at}
          script={actions.script}
        />
        <Button
          size="md"
          leftSection={<IconLoadTest size={20} aria-hidden />}
          loading={start.isPending}
          onClick={() => start.mutate({ target, plan }, { onSuccess: onBegun })}
          disabled={running || (chosen === 'address' ? other.address.trim() === '' : known === undefined)}
        >
          {t('start.button')}
        </Button>
      </div>
    </Panel>
  );
}
