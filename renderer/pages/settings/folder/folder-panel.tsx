import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../components/copy-button.tsx';
import { Panel } from '../../../components/page.tsx';
import { SettingRow } from '../../../components/setting-row.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useDataFolder, useMoveFolder } from '../../../data/use-data-folder.ts';
import { BeforePart } from './before-part.tsx';
import styles from './folder.module.css';
import { MoveForm } from './move-form.tsx';
import { MoveProgress } from './move-progress.tsx';
import { UnfinishedPart } from './unfinished-part.tsx';

/** Where everything is kept, and the way to another disk and back. */
export function FolderPanel() {
  const { t } = useTranslation('settings');
  const { data, error, refetch } = useDataFolder();
  const moving = useMoveFolder();
  return (
    <Panel id="settings-folder" title={t('folder.title')}>
      {error && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={120} />}
      {data && (
        <>
          <SettingRow name={t('folder.now')} hint={t('folder.nowHint')}>
            <code className={styles.path}>{data.folder}</code>
            <CopyButton text={data.folder} name={t('folder.now')} />
          </SettingRow>
          {!data.movable && <p className={styles.note}>{t(`folder.fixed.${data.chosenBy}`)}</p>}
          {moving.moving ? (
            <MoveProgress job={moving.job} onStop={moving.cancel} />
          ) : (
            <>
              {data.unfinished && <UnfinishedPart unfinished={data.unfinished} onGoOn={moving.move} />}
              {data.movable && !data.unfinished && <MoveForm onMove={moving.move} />}
              {data.before && (
                <BeforePart before={data.before} movable={data.movable} onBack={() => moving.move(undefined)} />
              )}
            </>
          )}
          {moving.error && <TroubleNote error={moving.error} />}
          {moving.moved && <p role="status">{t('folder.moved')}</p>}
        </>
      )}
    </Panel>
  );
}
