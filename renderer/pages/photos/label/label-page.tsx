import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Project } from '../../../../contract/projects.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { IconOk } from '../../../components/icons.ts';
import { Page } from '../../../components/page.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { PageSkeleton } from '../../../components/page-skeleton.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { VerdictName } from '../../../components/verdict-name.tsx';
import { keys } from '../../../data/keys.ts';
import { useEditing } from '../../../data/photos/use-editing.ts';
import { useClient } from '../../../data/transport-context.tsx';
import { useCurrentProject } from '../../../data/use-models.ts';
import { useFormat } from '../../../i18n/format.ts';
import { isTyping } from '../../../shell/use-shortcuts.ts';
import { routes } from '../../routes.ts';
import { photoKey } from '../hotkeys.ts';
import { LabelButtons } from '../label-buttons.tsx';
import styles from '../views.module.css';

const QUEUE = 40;

/** One photo after the other, least sure first: a key a class, and the next one comes by itself. */
export default function LabelPage() {
  const project = useCurrentProject();
  return project ? <Queue key={project.id} project={project} /> : <PageSkeleton />;
}

function Queue({ project }: { project: Project }) {
  const { t } = useTranslation('photos');
  const format = useFormat();
  const client = useClient();
  const editing = useEditing(project.id);
  const [place, setPlace] = useState(0);
  const queue = useQuery({
    queryKey: keys.labelQueue(project.id),
    queryFn: ({ signal }) =>
      client.photos.list({ project: project.id, filter: { label: null }, order: 'doubt', limit: QUEUE }, { signal }),
    gcTime: 0,
  });
  const photos = queue.data?.photos ?? [];
  const photo = photos[place];
  const next = () => setPlace((now) => now + 1);
  const label = (wanted: string | null) => {
    if (!photo) return;
    if (wanted !== null)
      editing.change.mutate({ kind: 'label', hashes: [photo.hash], label: wanted }, { onError: () => setPlace(place) });
    next();
  };
  const back = () => {
    if (place === 0 || editing.undo.isPending) return;
    editing.undo.mutate(undefined, { onSuccess: () => setPlace((now) => Math.max(now - 1, 0)) });
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target)) return;
      const key = photoKey(event, project.classes);
      if (key?.does === 'label') label(key.label);
      if (key?.does === 'undo') back();
      if (event.key === 'ArrowRight') next();
      if (event.key === 'ArrowLeft') setPlace((now) => Math.max(now - 1, 0));
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
  const count = format.number(photos.length);
  return (
    <Page full>
      <PageHead
        title={t('labelNext.title')}
        action={
          <>
            <Button variant="default" disabled={place === 0} onClick={back}>
              {t('edit.undo')}
            </Button>
            <Button component={Link} href={routes.photos} variant="default">
              {t('labelNext.leave')}
            </Button>
          </>
        }
      >
        {photo ? t('labelNext.place', { place: format.number(place + 1), count }) : ' '}
      </PageHead>
      {(queue.error ?? editing.error) && <TroubleNote error={queue.error ?? editing.error} />}
      {photo && (
        <>
          <div className={styles.stage}>
            <img key={photo.hash} src={photo.photo} alt={photo.source} />
          </div>
          <p>
            {photo.guess !== undefined && (
              <>
                {t('labelNext.guess')} <VerdictName verdict={photo.guess} />{' '}
                {photo.doubt !== undefined && t('labelNext.doubt', { share: format.percent(photo.doubt) })}
              </>
            )}
          </p>
          <div className={styles.tools}>
            <LabelButtons classes={project.classes} onLabel={label} />
            <Button size="compact-md" variant="default" onClick={next}>
              {t('labelNext.skip')}
            </Button>
          </div>
          {photos[place + 1] && <link rel="prefetch" href={photos[place + 1]?.photo} />}
        </>
      )}
      {queue.isSuccess && !photo && (
        <EmptyState icon={IconOk} title={t('labelNext.done')}>
          <Button
            onClick={() => {
              setPlace(0);
              void queue.refetch();
            }}
          >
            {t('labelNext.more')}
          </Button>
        </EmptyState>
      )}
    </Page>
  );
}
