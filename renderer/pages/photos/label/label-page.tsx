import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Project } from '../../../../contract/projects.ts';
import { lacking } from '../../../../contract/shapes/lacking.ts';
import { HeadButton } from '../../../components/head-button.tsx';
import { IconBack, IconPlus, IconUndo } from '../../../components/icons.ts';
import { Page } from '../../../components/page.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { PageSkeleton } from '../../../components/page-skeleton.tsx';
import { Thumbnail } from '../../../components/thumbnail.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useEditing } from '../../../data/photos/use-editing.ts';
import { useEdits, usePhotoCounts } from '../../../data/photos/use-photo-counts.ts';
import { useCurrentProject } from '../../../data/use-models.ts';
import { useFormat } from '../../../i18n/format.ts';
import { showOverlay } from '../../../shell/overlay.ts';
import { routes } from '../../routes.ts';
import { Guess } from '../detail/guess.tsx';
import { LabelButtons } from '../label-buttons.tsx';
import { usePhotoKeys } from '../use-photo-keys.ts';
import { AllThrough, NothingToLabel } from './all-through.tsx';
import styles from './label-page.module.css';
import { useLabelQueue } from './use-label-queue.ts';

/** One photo after the other, least sure first: a key a class, and the next one comes by itself. */
export default function LabelPage() {
  const project = useCurrentProject();
  return project ? <Queue key={project.id} project={project} /> : <PageSkeleton />;
}

function Queue({ project }: { project: Project }) {
  const { t } = useTranslation('photos');
  const format = useFormat();
  const editing = useEditing(project.id);
  const queue = useLabelQueue(project.id, editing.change.isPending || editing.undo.isPending);
  const { photo, following, left, skip } = queue;
  const label = (wanted: string | null) => {
    if (!photo) return;
    if (wanted === null) return skip();
    editing.change.mutate({ kind: 'label', hashes: [photo.hash], label: wanted });
    queue.next();
  };
  const counts = usePhotoCounts(project.id).data;
  const undoable = useEdits(project.id).data?.undo !== undefined;
  const undo = () => {
    if (editing.undo.isPending) return;
    const skippedBefore = queue.back();
    if (skippedBefore) return;
    editing.undo.mutate(undefined, { onSuccess: () => void (skippedBefore === undefined && queue.refetch()) });
  };
  usePhotoKeys(project.classes, (key) => {
    if (key.does === 'label') label(key.label);
    if (key.does === 'undo') undo();
  });
  useSkipKey(skip);
  return (
    <Page full>
      <PageHead
        title={t('labelNext.title')}
        action={
          <>
            <HeadButton name={t('edit.undo')} icon={IconUndo} disabled={!undoable} onClick={undo} />
            <Button
              component={Link}
              href={routes.photos}
              variant="default"
              leftSection={<IconBack size={18} aria-hidden />}
            >
              {t('labelNext.leave')}
            </Button>
          </>
        }
      >
        {photo ? t('labelNext.left', { count: left, number: format.number(left) }) : ' '}
      </PageHead>
      {(queue.error ?? editing.error) && (
        <TroubleNote error={queue.error ?? editing.error} onRetry={() => void queue.refetch()} />
      )}
      {photo && (
        <>
          <div className={styles.stage}>
            <Thumbnail key={photo.hash} src={photo.photo} alt={photo.source} fit="contain" />
          </div>
          <div className={styles.question}>
            <Guess photo={photo} />
            <div className={styles.answers}>
              <LabelButtons classes={project.classes} onLabel={label} only />
              <Button
                size="md"
                variant="subtle"
                color="gray"
                rightSection={<kbd className={styles.key}>0</kbd>}
                onClick={skip}
              >
                {t('labelNext.skip')}
              </Button>
              <Button
                size="md"
                variant="subtle"
                color="gray"
                leftSection={<IconPlus size={18} aria-hidden />}
                onClick={() => showOverlay('add-class')}
              >
                {t('labelNext.addClass')}
              </Button>
            </div>
          </div>
          {following && <link rel="prefetch" href={following.photo} />}
        </>
      )}
      {queue.done &&
        (counts?.total === 0 ? (
          <NothingToLabel />
        ) : (
          <AllThrough
            skipped={queue.skipped}
            first={project.live === undefined}
            trainable={counts !== undefined && lacking(project.classes, counts) === undefined}
            onAgain={() => void queue.again()}
          />
        ))}
    </Page>
  );
}

/** The right arrow leaves a photo for later. */
function useSkipKey(skip: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'ArrowRight' && event.target === document.body) skip();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
