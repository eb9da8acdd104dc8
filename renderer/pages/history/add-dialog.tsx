import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Project } from '../../../contract/projects.ts';
import { Dialog } from '../../components/dialog.tsx';
import { LeftAside } from '../../components/left-aside.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useReportWords } from '../../components/use-report-words.ts';
import { useAddPredicted } from '../../data/adding/use-add-predicted.ts';
import { useFormat } from '../../i18n/format.ts';
import { routes } from '../routes.ts';
import styles from './add-dialog.module.css';

interface Props {
  project: Project;
  count: number;
  /** The photos that are meant. */
  hashes: () => Promise<string[]>;
  onClose: () => void;
}

/** Makes photos of the project of predictions, with a label or without, and says what came of it. */
export function AddDialog({ project, count, hashes, onClose }: Props) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const [label, setLabel] = useState('');
  const add = useAddPredicted(project.id);
  const number = format.number(count);
  const wordsOf = useReportWords();
  const said = add.data ? [...add.data.leftAside, ...add.data.otherLabel] : [];
  return (
    <Dialog opened onClose={onClose} title={t('add.title', { count, number, name: project.name })}>
      <div className={styles.form}>
        {add.data ? (
          <>
            <p role="status">{wordsOf(add.data)}</p>
            {add.data.leftAside.length > 0 && <p className={styles.soft}>{t('add.gone')}</p>}
            {said.length > 0 && <LeftAside left={said} />}
          </>
        ) : (
          <>
            <p>{t('add.words')}</p>
            <NativeSelect
              label={t('add.label')}
              value={label}
              data={[{ value: '', label: t('add.unlabelled') }, ...project.classes]}
              onChange={({ currentTarget }) => setLabel(currentTarget.value)}
            />
          </>
        )}
        {add.error && <TroubleNote error={add.error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {t(add.data ? 'add.close' : 'add.cancel')}
          </Button>
          {add.data ? (
            <Button component={Link} href={routes.photos}>
              {t('add.show')}
            </Button>
          ) : (
            <Button loading={add.isPending} onClick={() => add.mutate({ hashes, label })}>
              {t('add.confirm')}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
