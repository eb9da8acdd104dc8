import { Button, Skeleton, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Settings, SettingsChange } from '../../../../contract/settings.ts';
import type { UpdateState } from '../../../../contract/updates.ts';
import { announce } from '../../../components/announcer.tsx';
import { OutsideLink } from '../../../components/outside-link.tsx';
import { Panel } from '../../../components/page.tsx';
import { SettingRow } from '../../../components/setting-row.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useLookForUpdates, useUpdates } from '../../../data/use-updates.ts';
import { useFormat } from '../../../i18n/format.ts';
import { ArrivedVersion } from './arrived-version.tsx';
import { CopiesRow } from './copies-row.tsx';
import { EarlierRow } from './earlier-row.tsx';
import { FoundVersion } from './found-version.tsx';
import styles from './updates.module.css';
import { WayWords } from './way-words.tsx';

interface Props {
  settings: Settings;
  onChange: (change: SettingsChange) => void;
}

/** Which Meadow this is, whether there is a newer one, and the way there and back. */
export function UpdatesPanel({ settings, onChange }: Props) {
  const { t } = useTranslation('updates');
  const { data: state, error, refetch } = useUpdates();
  return (
    <Panel
      id="settings-updates"
      title={t('title')}
      action={state?.releases && <OutsideLink href={state.releases}>{t('releases')}</OutsideLink>}
    >
      {error && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {!state && !error && <Skeleton height={140} />}
      {state && (
        <div className={styles.panel}>
          <WayWords state={state} />
          {state.releases && <LookRow state={state} settings={settings} onChange={onChange} />}
          {state.found && <FoundVersion key={state.found.version} state={state} found={state.found} />}
          {state.arrived?.notes.trim() && !state.found && <ArrivedVersion arrived={state.arrived} />}
          <CopiesRow copies={state.copies} />
          {state.earlier && <EarlierRow way={state.way} earlier={state.earlier} />}
        </div>
      )}
    </Panel>
  );
}

/** The switch, when Meadow looked last, and a look now. */
function LookRow({ state, settings, onChange }: Props & { state: UpdateState }) {
  const { t } = useTranslation('updates');
  const format = useFormat();
  const look = useLookForUpdates();
  const nameOf = ({ found, version, looked, fault }: UpdateState) => {
    if (found) return t('look.found', { version: found.version });
    return t(looked !== undefined && !fault ? 'look.newest' : 'look.this', { version });
  };
  const lookNow = () => look.mutate(undefined, { onSuccess: (now) => announce(nameOf(now)) });
  const { looked } = state;
  const trouble = look.error ?? (look.isPending ? undefined : state.fault);
  const when = looked && format.near(looked);
  return (
    <>
      <SettingRow name={t('look.name')} hint={t('look.hint')}>
        <Switch
          aria-label={t('look.name')}
          checked={settings.updates.look}
          onChange={({ currentTarget }) => {
            onChange({ updates: { look: currentTarget.checked } });
            if (currentTarget.checked) lookNow();
          }}
        />
      </SettingRow>
      <SettingRow name={nameOf(state)} hint={when ? t('look.when', { when }) : t('look.never')}>
        <Button variant="default" loading={look.isPending} onClick={lookNow}>
          {t('look.now')}
        </Button>
      </SettingRow>
      {trouble && <TroubleNote error={trouble} />}
    </>
  );
}
