import { ActionIcon, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoreEntry } from '../../../../contract/shapes/store.ts';
import { CopyButton } from '../../../components/copy-button.tsx';
import { downloadFrom } from '../../../components/download.ts';
import { IconClose, IconDelete, IconDownload, IconRestore } from '../../../components/icons.ts';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useClient } from '../../../data/transport-context.tsx';
import { useFormat } from '../../../i18n/format.ts';
import styles from './bucket.module.css';

interface Props {
  bucket: string;
  entries: readonly StoreEntry[];
  writable: boolean;
  onOpen: () => void;
  onRemove: () => void;
  onBringBack: () => void;
  onAll: () => void;
  onClear: () => void;
}

/** A browser asks before it saves more at once. */
const MOST_DOWNLOADS = 20;

/** What can be done with what is selected. */
export function SelectionBar({ bucket, entries, writable, onOpen, onRemove, onBringBack, onAll, onClear }: Props) {
  const { t } = useTranslation('store');
  const format = useFormat();
  const client = useClient();
  const [trouble, setTrouble] = useState<unknown>();
  const count = entries.length;
  const objects = entries.filter(({ kind }) => kind === 'object');
  const gone = count > 0 && entries.every(({ kind }) => kind === 'deleted');
  const bytes = objects.reduce((sum, { size }) => sum + size, 0);
  const download = async () => {
    setTrouble(undefined);
    try {
      for (const { key } of objects) downloadFrom((await client.store.object({ bucket, key })).download);
    } catch (error) {
      setTrouble(error);
    }
  };
  return (
    <>
      {trouble !== undefined && <TroubleNote error={trouble} />}
      <section className={styles.selection} aria-label={t('selection.name')}>
        <span className={styles.count}>
          {t('selection.count', { count, number: format.number(count) })}
          {bytes > 0 && ` · ${format.bytes(bytes)}`}
        </span>
        <ActionIcon variant="subtle" color="gray" aria-label={t('selection.clear')} onClick={onClear}>
          <IconClose size={16} />
        </ActionIcon>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onAll}>
          {t('selection.all')}
        </Button>
        {count === 1 && (
          <Button size="compact-sm" variant="default" onClick={onOpen}>
            {t(entries[0]?.kind === 'folder' ? 'selection.open' : 'selection.details')}
          </Button>
        )}
        <CopyButton text={entries.map(({ key }) => `s3://${bucket}/${key}`).join('\n')} label={t('selection.copy')} />
        {objects.length === count && count <= MOST_DOWNLOADS && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
            onClick={() => void download()}
          >
            {t('objects.download')}
          </Button>
        )}
        {gone && writable && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconRestore size={16} stroke={1.6} aria-hidden />}
            onClick={onBringBack}
          >
            {t('objects.bringBack')}
          </Button>
        )}
        {!gone && writable && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconDelete size={16} stroke={1.6} aria-hidden />}
            onClick={onRemove}
          >
            {t('objects.remove')}
          </Button>
        )}
      </section>
    </>
  );
}
