import { Skeleton, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/page.tsx';
import { SettingRow } from '../../components/setting-row.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useLockSecrets, useSecrets } from '../../data/use-secrets.ts';

/** Who can read Meadow's own secrets on this computer. */
export function SecretsPanel() {
  const { t } = useTranslation('settings');
  const { data, error, refetch } = useSecrets();
  const lock = useLockSecrets();
  const trouble = error ?? lock.error;
  return (
    <Panel id="settings-secrets" title={t('secrets.title')}>
      {trouble && <TroubleNote error={trouble} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={48} />}
      {data && (
        <SettingRow name={t('secrets.lock')} hint={t(`secrets.${data.trouble ?? (data.locked ? 'on' : 'off')}`)}>
          <Switch
            aria-label={t('secrets.lock')}
            checked={data.locked}
            disabled={data.trouble !== undefined || lock.isPending}
            onChange={({ currentTarget }) => lock.mutate(currentTarget.checked)}
          />
        </SettingRow>
      )}
    </Panel>
  );
}
