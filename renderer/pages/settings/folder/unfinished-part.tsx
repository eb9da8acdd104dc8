import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DataFolderState } from '../../../../contract/data-folder.ts';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useTidyFolder } from '../../../data/use-data-folder.ts';
import styles from './folder.module.css';

interface Props {
  unfinished: NonNullable<DataFolderState['unfinished']>;
  onGoOn: (folder: string) => void;
}

/** A copy that was not finished: why, and the two ways on. */
export function UnfinishedPart({ unfinished: { folder, fault }, onGoOn }: Props) {
  const { t } = useTranslation('settings');
  const tidy = useTidyFolder();
  return (
    <div className={styles.part}>
      <p className={styles.words}>{t('folder.unfinished.words', { folder })}</p>
      {fault && <TroubleNote error={fault} />}
      {tidy.error && <TroubleNote error={tidy.error} />}
      <div className={styles.buttons}>
        <Button variant="default" onClick={() => onGoOn(folder)}>
          {t('folder.unfinished.goOn')}
        </Button>
        <Button variant="default" loading={tidy.isPending} onClick={() => tidy.mutate('discard')}>
          {t('folder.unfinished.remove')}
        </Button>
      </div>
    </div>
  );
}
