import { Button, SegmentedControl } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { MovingState } from '../../contract/moving.ts';
import type { Project } from '../../contract/projects.ts';
import { type Place, place as placeShape } from '../../contract/shapes/place.ts';
import { TroubleNote } from '../components/trouble-note.tsx';
import { useJobs } from '../data/jobs.ts';
import { troubleOf } from '../data/trouble.ts';
import { useMove, useMoving, useMovingSize } from '../data/use-moving.ts';
import { useStack } from '../data/use-stack.ts';
import { useFormat } from '../i18n/format.ts';
import { routes } from '../pages/routes.ts';
import { isElsewhere } from '../pages/stack/head/next-step.ts';
import styles from './dialogs.module.css';
import { LeftBehind } from './left-behind.tsx';
import { MoveProgress } from './move-progress.tsx';

/** Where a project lives, and the way to the other place. */
export function PlacePart({ project, onClose }: { project: Project; onClose: () => void }) {
  const { t } = useTranslation('projects');
  const { data, error, refetch } = useMoving(project.id);
  const [asked, setAsked] = useState<Place>();
  const move = useMove(project.id);
  const status = useStack().data;
  const elsewhere = status !== undefined && isElsewhere(status);
  const wanted = asked === data?.place ? undefined : asked;
  const left = data?.moving;
  const asksOfLeft = left !== undefined && left.job === undefined && left.fault?.code === 'move-left';
  const fault = left?.job === undefined ? left?.fault : undefined;
  const begin = (to: Place | 'back') => move.mutate(to, { onSuccess: () => setAsked(undefined) });
  return (
    <section className={styles.part}>
      <p className={styles.label} id="project-place">
        {t('place.name')}
      </p>
      <SegmentedControl
        aria-labelledby="project-place"
        value={(left?.job === undefined ? wanted : left.to) ?? data?.place ?? project.place}
        disabled={!data || elsewhere || left !== undefined || move.isPending}
        onChange={(value) => {
          move.reset();
          setAsked(placeShape.parse(value));
        }}
        data={placeShape.options.map((value) => ({ value, label: t(`place.${value}`) }))}
      />
      {!wanted && !left && (
        <p className={styles.hint}>
          {t(`place.hint.${data?.place ?? project.place}`)} {elsewhere && t('place.elsewhere')}
        </p>
      )}
      {wanted && !left && (
        <Confirm
          project={project}
          to={wanted}
          pending={move.isPending}
          onKeep={() => setAsked(undefined)}
          onMove={() => begin(wanted)}
        />
      )}
      {asksOfLeft && fault && <LeftBehind project={project.id} fault={fault} />}
      {left && !asksOfLeft && <Unfinished moving={left} pending={move.isPending} onMove={begin} />}
      {error && <TroubleNote error={error} onRetry={() => void refetch()} />}
      <Trouble error={move.error ?? (asksOfLeft ? undefined : fault)} onLeave={onClose} />
    </section>
  );
}

interface ConfirmProps {
  project: Project;
  to: Place;
  pending: boolean;
  onKeep: () => void;
  onMove: () => void;
}

/** What is copied, before it begins. */
function Confirm({ project, to, pending, onKeep, onMove }: ConfirmProps) {
  const { t } = useTranslation('projects');
  const format = useFormat();
  const { data: size, isError } = useMovingSize(project.id, true);
  return (
    <>
      <p className={styles.hint} role="status">
        {size
          ? t('place.size', {
              photos: t('photos', { count: size.photos, number: format.number(size.photos) }),
              bytes: format.bytes(size.bytes),
            })
          : t(isError ? 'place.unknown' : 'place.counting')}{' '}
        {t('place.words')}
      </p>
      <div className={styles.buttons}>
        <Button variant="default" onClick={onKeep}>
          {t('cancel')}
        </Button>
        <Button loading={pending} onClick={onMove}>
          {t(`place.move.${to}`)}
        </Button>
      </div>
    </>
  );
}

interface UnfinishedProps {
  moving: NonNullable<MovingState['moving']>;
  pending: boolean;
  onMove: (to: Place | 'back') => void;
}

/** How far a move is; or, where it was broken off, the ways on. */
function Unfinished({ moving, pending, onMove }: UnfinishedProps) {
  const { t } = useTranslation('projects');
  const job = useJobs(({ running }) => (moving.job === undefined ? undefined : running[moving.job]));
  if (moving.job !== undefined) return <MoveProgress id={moving.job} job={job} />;
  const { stage } = moving;
  return (
    <>
      <p className={styles.hint}>{t(`place.broken.${stage}`)}</p>
      <div className={styles.buttons}>
        {stage === 'copy' && (
          <Button variant="default" disabled={pending} onClick={() => onMove('back')}>
            {t('place.undo')}
          </Button>
        )}
        <Button loading={pending} onClick={() => onMove(stage === 'undo' ? 'back' : moving.to)}>
          {t('place.goOn')}
        </Button>
      </div>
    </>
  );
}

/** What went wrong; where it is that the stack is down, the way to start it. */
function Trouble({ error, onLeave }: { error: unknown; onLeave: () => void }) {
  const { t } = useTranslation('projects');
  const own = useRef<HTMLDivElement>(null);
  // The dialog may be higher than the window, and this is at its end.
  useEffect(() => {
    if (error) own.current?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  if (!error) return null;
  const { code } = troubleOf(error);
  const isAway = code === 'stack-off' || code.startsWith('remote-') || code.startsWith('store-');
  return (
    <div className={styles.part} ref={own}>
      <TroubleNote error={error} />
      {isAway && (
        <div className={styles.buttons}>
          <Button component={Link} href={routes.stack} variant="default" onClick={onLeave}>
            {t('place.start')}
          </Button>
        </div>
      )}
    </div>
  );
}
