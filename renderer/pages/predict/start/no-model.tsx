import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Project } from '../../../../contract/projects.ts';
import { lacking } from '../../../../contract/shapes/lacking.ts';
import { own } from '../../../../contract/shapes/own.ts';
import type { PhotoCounts } from '../../../../contract/shapes/project-photo.ts';
import { LEAST_PHOTOS } from '../../../../contract/shapes/trainable.ts';
import { ActionLine } from '../../../components/action-line.tsx';
import { Panel } from '../../../components/page.tsx';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { VerdictName } from '../../../components/verdict-name.tsx';
import { usePhotoCounts } from '../../../data/photos/use-photo-counts.ts';
import { useRuns } from '../../../data/use-training.ts';
import { useFormat } from '../../../i18n/format.ts';
import { FirstModelButton } from './first-model-button.tsx';
import styles from './no-model.module.css';

const MOST_SHOWN = 12;

/** A project whose photos nobody can tell apart yet: what its first model takes, how much of that is there, and the button. */
export function NoModel({ project }: { project: Project }) {
  const { t } = useTranslation('predict');
  const counts = usePhotoCounts(project.id);
  const runs = useRuns(project.id);
  const failed = [counts, runs].filter(({ data, error }) => data === undefined && error !== null);
  const again = () => {
    for (const { refetch } of failed) void refetch();
  };
  return (
    <Panel title={t('noModel.title', { name: project.name })}>
      {failed[0] ? (
        <TroubleNote error={failed[0].error} onRetry={again} />
      ) : counts.data && runs.data ? (
        <WhatItTakes
          project={project}
          counts={counts.data}
          running={runs.data.some(({ state }) => state === 'running')}
        />
      ) : (
        <OnItsWay project={project} />
      )}
    </Panel>
  );
}

function WhatItTakes({ project, counts, running }: { project: Project; counts: PhotoCounts; running: boolean }) {
  const { t } = useTranslation('predict');
  const format = useFormat();
  const { classes, name } = project;
  const short = lacking(classes, counts);
  const shown = [...new Set([...(short ?? []).map(({ label }) => label), ...classes])];
  const more = shown.length - MOST_SHOWN;
  return (
    <>
      <ActionLine
        words={t(classes.length === 0 ? 'noModel.noClasses' : short ? 'noModel.words' : 'noModel.enough', {
          name,
          least: LEAST_PHOTOS,
        })}
      >
        <FirstModelButton project={project} enough={short === undefined} running={running} />
      </ActionLine>
      {short && shown.length > 0 && (
        <ul className={styles.classes} aria-label={t('noModel.photos')}>
          {shown.slice(0, MOST_SHOWN).map((label) => {
            const photos = own(counts.labels, label) ?? 0;
            const words = t('noModel.of', { count: photos, number: format.number(photos), least: LEAST_PHOTOS });
            return (
              <li key={label} className={styles.class}>
                <VerdictName verdict={label} />
                <span className={styles.count}>{words}</span>
                <ProgressBar
                  className={styles.bar}
                  done={Math.min(photos, LEAST_PHOTOS)}
                  total={LEAST_PHOTOS}
                  label={label}
                />
              </li>
            );
          })}
          {more > 0 && <li className={styles.count}>{t('knows.more', { count: more })}</li>}
        </ul>
      )}
    </>
  );
}

/** In the room it will take. */
function OnItsWay({ project: { classes, photos } }: { project: Project }) {
  const few = photos < LEAST_PHOTOS * classes.length;
  return (
    <div aria-hidden>
      <ActionLine words={<Skeleton height={few ? 48 : 24} />}>
        <Skeleton height={36} width={190} />
      </ActionLine>
      {few && (
        <div className={styles.classes}>
          {classes.slice(0, MOST_SHOWN).map((label) => (
            <Skeleton key={label} height={34} />
          ))}
        </div>
      )}
    </div>
  );
}
