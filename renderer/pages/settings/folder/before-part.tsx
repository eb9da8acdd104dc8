import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataFolderState } from '../../../../contract/data-folder.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { IconDelete, IconUndo } from '../../../components/icons.ts';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useTidyFolder } from '../../../data/use-data-folder.ts';
import { useFormat } from '../../../i18n/format.ts';
import styles from './folder.module.css';

interface Props {
  before: NonNullable<DataFolderState['before']>;
  movable: boolean;
  onBack: () => void;
}

/** The folder that was in use before: the way back to it, or its end. */
export function BeforePart({ before, movable, onBack }: Props) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const tidy = useTidyFolder();
  const values = { folder: before.folder, date: format.dateTime(before.left), bytes: format.bytes(before.bytes) };
  if (before.state === 'gone') return null;
  return (
    <div className={styles.part}>
      <p className={styles.words}>{t('folder.before.words', values)}</p>
      {before.state === 'changed' && (
        <>
          <p className={styles.words}>
            {t('folder.before.changed', { count: before.changes, number: format.number(before.changes) })}
          </p>
          <ul className={styles.changed}>
            {before.changed.map((path) => (
              <li key={path}>{path}</li>
            ))}
          </ul>
        </>
      )}
      <div className={styles.buttons}>
        {movable && before.state === 'same' && (
          <Button variant="default" leftSection={<IconUndo size={16} aria-hidden />} onClick={onBack}>
            {t('folder.before.back')}
          </Button>
        )}
        <Button variant="default" leftSection={<IconDelete size={16} aria-hidden />} onClick={() => setAsking(true)}>
          {t('folder.before.remove')}
        </Button>
      </div>
      <Dialog opened={asking} onClose={() => setAsking(false)} title={t('folder.before.removeTitle')}>
        <div className={styles.part}>
          <p className={styles.words}>{t('folder.before.removeWords', values)}</p>
          {tidy.error && <TroubleNote error={tidy.error} />}
          <div className={styles.buttons}>
            <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
              {t('folder.before.keep')}
            </Button>
            <Button
              color="red"
              loading={tidy.isPending}
              onClick={() => tidy.mutate('removeBefore', { onSuccess: () => setAsking(false) })}
            >
              {t('folder.before.removeNow', values)}
            </Button>
          </div>
        </div>
      </Dialog>
    </div>
  );
}
