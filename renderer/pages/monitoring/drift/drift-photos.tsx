import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Project } from '../../../../contract/projects.ts';
import type { DriftName } from '../../../../contract/shapes/alert.ts';
import { IconPhotoPlus } from '../../../components/icons.ts';
import { PhotoFigure } from '../../../components/photo-figure.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { VerdictName } from '../../../components/verdict-name.tsx';
import { useDriftPhotos } from '../../../data/use-monitoring.ts';
import { useFormat } from '../../../i18n/format.ts';
import { AddDialog } from '../../history/add-dialog.tsx';
import styles from './drift-photos.module.css';
import { PredictionPane } from './prediction-pane.tsx';

const FIRST = 7;

interface Props {
  project: Project;
  version: string;
  name: DriftName;
}

/** The photos behind a signal, the farthest from usual first, each to be looked at and all to be learnt from. */
export function DriftPhotos({ project, version, name }: Props) {
  const { t } = useTranslation('monitoring');
  const format = useFormat();
  const { data, error, refetch } = useDriftPhotos(project.id, name, version);
  const [all, setAll] = useState(false);
  const [opened, setOpened] = useState<number>();
  const [adding, setAdding] = useState(false);
  if (error) return <TroubleNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={140} />;
  if (data.length === 0) return <p className={styles.soft}>{t('drift.noPhotos')}</p>;
  const hashes = [...new Set(data.map(({ hash }) => hash))];
  const more = data.length - FIRST;
  return (
    <>
      <ul className={styles.photos} aria-label={t('drift.photosOf', { name: t(`drift.name.${name}`) })}>
        {data.slice(0, all ? data.length : FIRST).map(({ id, photo, thumbnail, verdict }, at) => (
          <li key={id}>
            <PhotoFigure
              src={thumbnail}
              alt={photo}
              open={{ words: t('drift.open', { photo }), onOpen: () => setOpened(at) }}
            >
              <VerdictName verdict={verdict} />
            </PhotoFigure>
          </li>
        ))}
      </ul>
      <div className={styles.ways}>
        {more > 0 && !all && (
          <Button size="compact-sm" variant="default" onClick={() => setAll(true)}>
            {t('drift.more', { count: more, number: format.number(more) })}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPhotoPlus size={16} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {t('drift.add', { count: hashes.length, number: format.number(hashes.length) })}
        </Button>
      </div>
      {adding && (
        <AddDialog
          project={project}
          count={hashes.length}
          hashes={() => Promise.resolve(hashes)}
          onClose={() => setAdding(false)}
        />
      )}
      {opened !== undefined && (
        <PredictionPane predictions={data} position={opened} onGo={setOpened} onClose={() => setOpened(undefined)} />
      )}
    </>
  );
}
