import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/page.tsx';
import { SettingRow } from '../../components/setting-row.tsx';
import { useForgetRestore, useRestoreWaits, useSuggestedFile } from '../../data/use-keeping.ts';
import { useFormat } from '../../i18n/format.ts';
import { FileJob } from '../../keeping/file-job.tsx';
import styles from '../../keeping/keeping.module.css';

/** Everything into one file, and the way back. */
export function BackupPanel() {
  const { t } = useTranslation('keeping');
  const format = useFormat();
  const [secrets, setSecrets] = useState(false);
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const suggested = useSuggestedFile(`meadow-${today}`, '.backup');
  return (
    <Panel id="settings-backup" title={t('backup.title')}>
      <FileJob
        file={suggested}
        button={t('backup.button')}
        begin={(client, file) => client.keeping.backup({ file, secrets })}
        done={({ file, files, bytes }) =>
          t('backup.done', { count: files, number: format.number(files), bytes: format.bytes(bytes), file })
        }
      >
        <p className={styles.hint}>{t('backup.words')}</p>
        <SettingRow name={t('backup.secrets')} hint={t('backup.secretsHint')}>
          <Switch
            aria-label={t('backup.secrets')}
            checked={secrets}
            onChange={({ currentTarget }) => setSecrets(currentTarget.checked)}
          />
        </SettingRow>
      </FileJob>
    </Panel>
  );
}

/** A backup in the place of everything. */
export function RestorePanel() {
  const { t } = useTranslation('keeping');
  const waits = useRestoreWaits().data;
  const forget = useForgetRestore();
  return (
    <Panel id="settings-restore" title={t('restore.title')}>
      {waits ? (
        <div className={styles.form} role="status">
          <p>{t('restore.waits')}</p>
          <div className={styles.line}>
            <Button variant="default" loading={forget.isPending} onClick={() => forget.mutate()}>
              {t('restore.forget')}
            </Button>
          </div>
        </div>
      ) : (
        <FileJob button={t('restore.button')} begin={(client, file) => client.keeping.restore({ file })}>
          <p className={styles.hint}>{t('restore.words')}</p>
        </FileJob>
      )}
    </Panel>
  );
}
