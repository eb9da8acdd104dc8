import { Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type DeskChange, type DeskSettings, deskSettings } from '../../../contract/desk.ts';
import { Panel } from '../../components/page.tsx';
import { SettingRow } from '../../components/setting-row.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useTransport } from '../../data/transport-context.tsx';
import type { DeskClient } from '../../transport/client.ts';

const SWITCHES = deskSettings.keyof().options;
const KEY = ['desk-settings'];

/** How Meadow behaves on this computer's desktop; nothing in a browser. */
export function DeskPanel() {
  const { desk } = useTransport();
  return desk ? <DeskSwitches desk={desk} /> : null;
}

function DeskSwitches({ desk }: { desk: DeskClient }) {
  const { t } = useTranslation('desk');
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: KEY, queryFn: () => desk.settings() });
  const change = useMutation({
    mutationFn: (wanted: DeskChange) => desk.change(wanted),
    onSuccess: (settings) => queries.setQueryData<DeskSettings>(KEY, settings),
  });
  return (
    <Panel id="settings-desk" title={t('settings.title')}>
      {SWITCHES.map((name) => (
        <SettingRow key={name} name={t(`settings.${name}`)} hint={t(`settings.${name}Hint`)}>
          <Switch
            aria-label={t(`settings.${name}`)}
            checked={data?.[name] ?? false}
            disabled={!data || change.isPending}
            onChange={({ currentTarget }) => change.mutate({ [name]: currentTarget.checked })}
          />
        </SettingRow>
      ))}
      {change.error && <TroubleNote error={change.error} />}
    </Panel>
  );
}
