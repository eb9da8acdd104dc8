import { useDebouncedValue } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoreBucket } from '../../../../contract/shapes/store.ts';
import { folderOf, nameOf } from '../../../../contract/shapes/store-path.ts';
import { BackLink } from '../../../components/back-link.tsx';
import { Page } from '../../../components/page.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import type { Given } from '../../../data/batches/use-new-batch.ts';
import { upload } from '../../../data/store/uploads.ts';
import { type EntryView, useEntries, useObjectChanges } from '../../../data/store/use-entries.ts';
import { useClient } from '../../../data/transport-context.tsx';
import { useTakeDrops } from '../../../shell/drop-target.ts';
import { routes } from '../../routes.ts';
import { ObjectPane } from '../object/object-pane.tsx';
import { StoreGate } from '../store-gate.tsx';
import styles from './bucket.module.css';
import { BucketActions } from './bucket-actions.tsx';
import { Crumbs } from './crumbs.tsx';
import { EntryFilters } from './entry-filters.tsx';
import { EntryGrid } from './entry-grid.tsx';
import { NoEntries } from './no-entries.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { UndoLine } from './undo-line.tsx';
import { UploadsPanel } from './uploads-panel.tsx';
import { useEntryKeys } from './use-entry-keys.ts';
import { useEntrySelection } from './use-entry-selection.ts';
import { useGoTo } from './use-go-to.ts';

const TYPING_MS = 300;

/** What lies in a bucket, a folder at a time. */
export default function BucketPage({ bucket, prefix }: { bucket: string; prefix: string }) {
  return (
    <StoreGate>
      {(buckets) => (
        <Folder key={prefix} bucket={bucket} prefix={prefix} facts={buckets.find(({ name }) => name === bucket)} />
      )}
    </StoreGate>
  );
}

interface Props {
  bucket: string;
  prefix: string;
  facts: StoreBucket | undefined;
}

function Folder({ bucket, prefix, facts }: Props) {
  const { t } = useTranslation('store');
  const goTo = useGoTo(bucket);
  const way = { client: useClient(), queries: useQueryClient() };
  const [typed, setTyped] = useState<EntryView>({ prefix, deleted: false, order: 'name' });
  const [view] = useDebouncedValue(typed, TYPING_MS);
  const [opened, setOpened] = useState<string>();
  const [asking, setAsking] = useState(false);
  const [layout, setLayout] = useState<'rows' | 'grid'>('rows');
  const list = useEntries(bucket, view);
  const entries = list.data?.pages.flatMap((page) => page.entries) ?? [];
  const total = list.data?.pages[0]?.total;
  const selection = useEntrySelection(entries);
  const changes = useObjectChanges(bucket);
  const writable = facts !== undefined && !facts.closed;

  const send = async (given: Given) => upload(way, bucket, prefix, await given.all());
  useTakeDrops(writable ? t('objects.dropHere', { name: bucket + (prefix && `/${prefix}`) }) : undefined, (given) => {
    void send(given);
  });
  const change = (next: EntryView) => {
    setTyped(next);
    setOpened(undefined);
    selection.clear();
  };
  const open = (position: number) => {
    const entry = entries[position];
    if (entry?.kind === 'folder') goTo(entry.key);
    else if (entry) setOpened(entry.key);
  };
  const removeNow = () => {
    changes.remove.mutate([...selection.keys]);
    selection.clear();
    setOpened(undefined);
    setAsking(false);
  };
  const remove = () => {
    if (selection.keys.size === 0 || !writable || view.deleted) return;
    if (facts.versioning === 'on') removeNow();
    else setAsking(true);
  };
  const bringBack = () => changes.bringBack.mutate([...selection.keys], { onSuccess: selection.clear });
  const leave = () => (opened === undefined ? selection.clear() : setOpened(undefined));
  useEntryKeys({ all: selection.all, remove, leave, up: () => prefix !== '' && goTo(folderOf(prefix)) });

  const place = entries.findIndex(({ key }) => key === opened);
  const step = (by: number) => {
    for (let at = place + by; at >= 0 && at < entries.length; at += by) {
      const entry = entries[at];
      if (entry?.kind === 'folder') continue;
      if (entry) setOpened(entry.key);
      selection.point(at, 'only');
      return;
    }
  };
  const trouble = changes.remove.error ?? changes.undo.error ?? changes.bringBack.error;
  const narrowed = view.find !== undefined || view.deleted;
  return (
    <Page full>
      <div className={styles.top}>
        <BackLink to={routes.store} name={t('title')} />
        <PageHead
          title={prefix === '' ? bucket : nameOf(prefix)}
          action={<BucketActions bucket={bucket} writable={writable} onFiles={(given) => void send(given)} />}
        >
          {facts?.closed ? t('own.look') : facts?.own ? t('own.bucket.inbox') : null}
        </PageHead>
      </div>
      <Crumbs bucket={bucket} prefix={prefix} />
      <EntryFilters
        view={typed}
        layout={layout}
        versioned={facts !== undefined && facts.versioning !== 'never'}
        onChange={change}
        onLayout={setLayout}
      />
      {list.error && <TroubleNote error={list.error} onRetry={() => void list.refetch()} />}
      {trouble && <TroubleNote error={trouble} />}
      {list.data?.pages[0]?.cut && <p className={styles.cut}>{t('objects.cut')}</p>}
      <div className={styles.body}>
        <div className={styles.main}>
          {list.isSuccess && entries.length === 0 && !list.hasNextPage ? (
            <NoEntries
              narrowed={narrowed}
              writable={writable}
              onClear={() => change({ prefix, deleted: false, order: typed.order })}
            />
          ) : (
            <EntryGrid
              entries={list.isPending ? undefined : entries}
              total={total}
              prefix={prefix}
              layout={layout}
              deep={view.find !== undefined}
              selected={selection.keys}
              more={
                list.hasNextPage && !list.isFetchingNextPage && !list.isError
                  ? () => void list.fetchNextPage()
                  : undefined
              }
              onPoint={(position, how) => {
                const entry = entries[position];
                setOpened((now) =>
                  now === undefined || how !== 'only' || entry?.kind === 'folder' ? now : entry?.key,
                );
                selection.point(position, how);
              }}
              onOpen={open}
            />
          )}
          <div className={styles.dock}>
            <UploadsPanel bucket={bucket} />
            <UndoLine
              removed={changes.remove.data}
              busy={changes.remove.isPending}
              onUndo={(undo) => changes.undo.mutate(undo, { onSuccess: changes.remove.reset })}
              onForget={changes.remove.reset}
            />
            {selection.keys.size > 0 && (
              <SelectionBar
                bucket={bucket}
                entries={entries.filter(({ key }) => selection.keys.has(key))}
                writable={writable}
                onOpen={() => {
                  const [key] = selection.keys;
                  open(entries.findIndex((entry) => entry.key === key));
                }}
                onRemove={remove}
                onBringBack={bringBack}
                onAll={selection.all}
                onClear={selection.clear}
              />
            )}
          </div>
        </div>
        {opened !== undefined && (
          <ObjectPane
            key={opened}
            bucket={bucket}
            objectKey={opened}
            writable={writable}
            position={place}
            count={total ?? entries.length}
            onGo={step}
            onClose={() => setOpened(undefined)}
          />
        )}
      </div>
      {asking && (
        <RemoveDialog
          count={selection.keys.size}
          folders={[...selection.keys].some((key) => key.endsWith('/'))}
          onRemove={removeNow}
          onClose={() => setAsking(false)}
        />
      )}
    </Page>
  );
}
