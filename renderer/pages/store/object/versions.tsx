import { ActionIcon, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectVersion } from '../../../../contract/shapes/store.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { downloadFrom } from '../../../components/download.ts';
import { IconDelete, IconDownload, IconRestore } from '../../../components/icons.ts';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useObjectChanges, useObjectVersions } from '../../../data/store/use-entries.ts';
import { useFormat } from '../../../i18n/format.ts';
import styles from './object-pane.module.css';

interface Props {
  bucket: string;
  objectKey: string;
  writable: boolean;
}

/** The states an object was ever in: looked at, brought back, deleted for good. */
export function Versions({ bucket, objectKey, writable }: Props) {
  const { t } = useTranslation('store');
  const format = useFormat();
  const { data: versions, error, refetch } = useObjectVersions(bucket, objectKey);
  const { restore, removeVersion, bringBack } = useObjectChanges(bucket);
  const [doomed, setDoomed] = useState<ObjectVersion>();
  const trouble = restore.error ?? removeVersion.error ?? bringBack.error;
  const kept = versions?.some(({ version }) => version !== 'null');
  if (error) return <TroubleNote error={error} onRetry={() => void refetch()} />;
  if (!versions || !kept) return null;
  const latest = versions.find((version) => version.latest);
  return (
    <section aria-label={t('versions.title')}>
      <h3 className={styles.heading}>{t('versions.title')}</h3>
      {trouble && <TroubleNote error={trouble} />}
      <ol className={styles.versions}>
        {versions.map((version) => (
          <li key={version.version}>
            <div className={styles.versionWords}>
              <p>{format.dateTime(version.modified)}</p>
              <p className={styles.soft}>
                {version.deleted ? t('versions.deleted') : format.bytes(version.size)}
                {version.latest && ` · ${t('versions.latest')}`}
              </p>
            </div>
            {version.download !== undefined && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t('versions.download', { date: format.dateTime(version.modified) })}
                onClick={() => downloadFrom(version.download!)}
              >
                <IconDownload size={18} />
              </ActionIcon>
            )}
            {!version.latest && !version.deleted && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t('versions.restore', { date: format.dateTime(version.modified) })}
                loading={restore.isPending && restore.variables.version === version.version}
                onClick={() => restore.mutate({ key: objectKey, version: version.version })}
              >
                <IconRestore size={18} />
              </ActionIcon>
            )}
            {writable && !version.deleted && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t('versions.remove', { date: format.dateTime(version.modified) })}
                onClick={() => setDoomed(version)}
              >
                <IconDelete size={18} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ol>
      {latest?.deleted && writable && (
        <Button variant="default" loading={bringBack.isPending} onClick={() => bringBack.mutate([objectKey])}>
          {t('objects.bringBack')}
        </Button>
      )}
      {doomed && (
        <Dialog opened onClose={() => setDoomed(undefined)} title={t('versions.removeTitle')}>
          <div className={styles.pane}>
            <p>{t('versions.removeWords', { date: format.dateTime(doomed.modified) })}</p>
            <div className={styles.buttons}>
              <Button variant="default" onClick={() => setDoomed(undefined)} data-autofocus>
                {t('cancel')}
              </Button>
              <Button
                color="red"
                loading={removeVersion.isPending}
                onClick={() =>
                  removeVersion.mutate(
                    { key: objectKey, version: doomed.version },
                    { onSettled: () => setDoomed(undefined) },
                  )
                }
              >
                {t('versions.removeForGood')}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </section>
  );
}
