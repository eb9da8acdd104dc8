import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { SnapshotPhoto } from '../../../contract/snapshots.ts';
import { downloadText } from '../../components/download.ts';
import { HeadButton } from '../../components/head-button.tsx';
import { IconBack, IconDownload } from '../../components/icons.ts';
import { Page, Panel } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useClient } from '../../data/transport-context.tsx';
import { useModels } from '../../data/use-models.ts';
import { useSnapshotPhotos, useSnapshots } from '../../data/use-snapshots.ts';
import { useFormat } from '../../i18n/format.ts';
import { routes } from '../routes.ts';
import { SnapshotChange } from './snapshot-change.tsx';
import styles from './snapshot-page.module.css';
import { SnapshotPhotos } from './snapshot-photos.tsx';

/** The exact photos a version learnt from, and what changed since another training. */
export default function SnapshotPage({ version }: { version: string }) {
  const { t } = useTranslation('snapshots');
  const { data, error, refetch } = useModels();
  const snapshot = data?.find((one) => one.version === version)?.snapshot;
  return (
    <Page>
      <Link href={routes.model(version)} className={styles.back ?? ''}>
        <IconBack size={18} stroke={1.6} aria-hidden /> {version}
      </Link>
      <PageHead title={t('title')} action={snapshot && <Export snapshot={snapshot} />}>
        {t('words', { version })}
      </PageHead>
      {error && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {data && snapshot === undefined && <p>{t('none')}</p>}
      {snapshot !== undefined && <Snapshot key={snapshot} snapshot={snapshot} version={version} />}
    </Page>
  );
}

function Export({ snapshot }: { snapshot: string }) {
  const { t } = useTranslation('snapshots');
  const client = useClient();
  const save = useMutation({ mutationFn: () => client.snapshots.export({ snapshot }), onSuccess: downloadText });
  return <HeadButton name={t('export')} icon={IconDownload} loading={save.isPending} onClick={() => save.mutate()} />;
}

function Snapshot({ snapshot, version }: { snapshot: string; version: string }) {
  const { t } = useTranslation('snapshots');
  const format = useFormat();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useSnapshotPhotos(snapshot);
  const photos: SnapshotPhoto[] = data?.pages.flatMap((page) => page.photos) ?? [];
  const total = data?.pages[0]?.total ?? 0;
  return (
    <>
      <Changes snapshot={snapshot} version={version} />
      <Panel title={t('photos', { count: total, number: format.number(total) })}>
        {error && <TroubleNote error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton height={300} />}
        <SnapshotPhotos photos={photos} />
        {hasNextPage && (
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('more')}
          </Button>
        )}
      </Panel>
    </>
  );
}

/** What changed since another training of the project. */
function Changes({ snapshot, version }: { snapshot: string; version: string }) {
  const { t } = useTranslation('snapshots');
  const format = useFormat();
  const project = useModels().data?.find((one) => one.version === version)?.project;
  const others = (useSnapshots(project).data ?? []).filter((one) => one.snapshot !== snapshot);
  const [chosen, setChosen] = useState<string>();
  const other = others.find((one) => one.snapshot === chosen)?.snapshot ?? others[0]?.snapshot;
  if (other === undefined) return null;
  return (
    <Panel
      title={t('change.title')}
      action={
        <NativeSelect
          aria-label={t('change.since')}
          value={other}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          data={others.map((one) => ({
            value: one.snapshot,
            label: t('change.of', {
              when: format.dateTime(one.created),
              count: one.photos,
              number: format.number(one.photos),
            }),
          }))}
        />
      }
    >
      <SnapshotChange one={other} other={snapshot} />
    </Panel>
  );
}
