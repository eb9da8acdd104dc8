import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconSearch } from '../../components/icons.ts';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { everyPhoto, isNarrowed, type PhotoView, withFilter } from '../../data/photos/photo-view.ts';
import { usePhotoCounts } from '../../data/photos/use-photo-counts.ts';
import { usePhotoPages } from '../../data/photos/use-photo-pages.ts';
import { forgetWantedLabel, useWantedLabel } from '../../data/photos/wanted-label.ts';
import { PhotoDetail } from './detail/photo-detail.tsx';
import { EditNote } from './edit-note.tsx';
import { Filters } from './filters.tsx';
import { PhotoGrid } from './grid/photo-grid.tsx';
import { useSelection } from './grid/use-selection.ts';
import type { PhotoKey } from './hotkeys.ts';
import { NoPhotos } from './no-photos.tsx';
import type { ViewProps } from './photos-page.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { usePhotoKeys } from './use-photo-keys.ts';
import styles from './views.module.css';

const TYPING_MS = 250;

/** All photos of a project: found, selected, labelled, moved and binned. */
export function LibraryView({ project, editing }: ViewProps) {
  const { t } = useTranslation('photos');
  const [typed, setTyped] = useState<PhotoView>(everyPhoto);
  const [view] = useDebouncedValue(typed, TYPING_MS);
  const [range, setRange] = useState({ from: 0, to: 60 });
  const [opened, setOpened] = useState<number>();
  const pages = usePhotoPages(project.id, view, range.from, range.to);
  const counts = usePhotoCounts(project.id).data;
  const selection = useSelection(project.id, view, pages);
  const onSeen = useCallback((from: number, to: number) => setRange({ from, to }), []);
  const change = (next: PhotoView) => {
    setTyped(next);
    selection.clear();
    setOpened(undefined);
  };
  useWanted((label) => change(withFilter(everyPhoto, 'label', label)));
  const shown = opened === undefined ? undefined : pages.at(opened);
  const go = (position: number) => {
    setOpened(position);
    selection.point(position, 'only');
  };

  /** What is selected, else what is open, else what has the focus. */
  const meant = () => {
    const one = shown?.hash ?? document.activeElement?.getAttribute('data-hash');
    return selection.hashes.size > 0 ? [...selection.hashes] : one ? [one] : [];
  };
  const label = (wanted: string | null) => {
    const hashes = meant();
    if (hashes.length > 0) editing.change.mutate({ kind: 'label', hashes, label: wanted });
    // They leave a view of one label.
    if (view.filter.label !== undefined) selection.clear();
  };
  const bin = () => {
    const hashes = meant();
    if (hashes.length > 0) editing.change.mutate({ kind: 'bin', hashes });
    selection.clear();
  };
  /** The keys go on from the photo that was looked at. */
  const close = () => {
    setOpened(undefined);
    document.querySelector<HTMLElement>(`[role=option][data-position="${opened}"]`)?.focus();
  };
  const leave = () => {
    if (opened === undefined) selection.clear();
    else close();
  };
  usePhotoKeys(project.classes, (key: PhotoKey) => {
    if (key.does === 'label') label(key.label);
    if (key.does === 'bin') bin();
    if (key.does === 'all') void selection.all();
    if (key.does === 'undo') editing.undo.mutate();
    if (key.does === 'redo') editing.redo.mutate();
    if (key.does === 'none') leave();
  });

  const count = selection.hashes.size;
  if (counts?.total === 0 && !isNarrowed(view)) return <NoPhotos project={project} />;
  return (
    <>
      <Filters classes={project.classes} counts={counts} view={typed} onChange={change} />
      {pages.error != null && <TroubleNote error={pages.error} onRetry={pages.retry} />}
      <div className={styles.body}>
        <div className={styles.main}>
          {pages.total === 0 ? (
            <div className={styles.scroll}>
              <EmptyState icon={IconSearch} title={t('empty.filtered')}>
                <Button variant="default" onClick={() => change(everyPhoto)}>
                  {t('empty.clear')}
                </Button>
              </EmptyState>
            </div>
          ) : (
            <PhotoGrid
              pages={pages}
              selected={selection.hashes}
              onSeen={onSeen}
              onPoint={(position, how) => {
                setOpened((now) => (now === undefined ? now : position));
                selection.point(position, how);
              }}
              onOpen={go}
              rectangle={selection.rectangle}
            />
          )}
          <div className={styles.dock}>
            <EditNote project={project.id} editing={editing} />
            {count > (shown ? 1 : 0) && (
              <SelectionBar
                project={project}
                count={count}
                onLabel={label}
                onBin={bin}
                onMove={({ id, name }) => {
                  editing.change.mutate({ kind: 'move', hashes: meant(), to: id, name });
                  selection.clear();
                }}
                onDetails={count === 1 ? () => setOpened(selection.anchor) : undefined}
                onAll={() => void selection.all()}
                onClear={selection.clear}
              />
            )}
          </div>
        </div>
        {shown && opened !== undefined && (
          <PhotoDetail
            project={project}
            photo={shown}
            position={opened}
            count={pages.total ?? 0}
            onGo={go}
            onLabel={label}
            onBin={bin}
            onClose={close}
          />
        )}
      </div>
    </>
  );
}

/** Shows the photos of a class that was asked for from elsewhere. */
function useWanted(show: (label: string) => void): void {
  const label = useWantedLabel((state) => state.label);
  const onWanted = useEffectEvent(show);
  useEffect(() => {
    if (label === undefined) return;
    forgetWantedLabel();
    onWanted(label);
  }, [label]);
}
