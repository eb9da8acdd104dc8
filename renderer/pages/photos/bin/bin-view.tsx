import { ActionIcon, Button } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { EmptyState } from '../../../components/empty-state.tsx';
import { IconClose, IconDelete, IconRestore } from '../../../components/icons.ts';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { binnedPhotos } from '../../../data/photos/photo-view.ts';
import { useErase } from '../../../data/photos/use-editing.ts';
import { usePhotoPages } from '../../../data/photos/use-photo-pages.ts';
import { useFormat } from '../../../i18n/format.ts';
import { routes } from '../../routes.ts';
import { EditNote } from '../edit-note.tsx';
import { PhotoGrid } from '../grid/photo-grid.tsx';
import { useSelection } from '../grid/use-selection.ts';
import type { ViewProps } from '../photos-page.tsx';
import { usePhotoKeys } from '../use-photo-keys.ts';
import styles from '../views.module.css';
import { EraseDialog } from './erase-dialog.tsx';

/** What was thrown away in the last 30 days: back with it, or gone for good. */
export function BinView({ project, editing }: ViewProps) {
  const { t } = useTranslation('photos');
  const format = useFormat();
  const [range, setRange] = useState({ from: 0, to: 60 });
  const [asking, setAsking] = useState(false);
  const pages = usePhotoPages(project.id, binnedPhotos, range.from, range.to);
  const selection = useSelection(project.id, binnedPhotos, pages);
  const erase = useErase(project.id);
  const onSeen = useCallback((from: number, to: number) => setRange({ from, to }), []);
  const count = selection.hashes.size;
  usePhotoKeys([], ({ does }) => {
    if (does === 'all') void selection.all();
    if (does === 'none') selection.clear();
    if (does === 'undo') editing.undo.mutate();
    if (does === 'redo') editing.redo.mutate();
    if (does === 'bin' && count > 0) setAsking(true);
  });
  const restore = () => {
    editing.change.mutate({ kind: 'restore', hashes: [...selection.hashes] });
    selection.clear();
  };
  const eraseNow = () =>
    erase.mutate([...selection.hashes], {
      onSuccess: () => {
        setAsking(false);
        selection.clear();
      },
    });
  return (
    <>
      <div className={styles.tools}>
        <p className={`${styles.soft} ${styles.grow}`}>{t('bin.words')}</p>
        {pages.total !== undefined && pages.total > 0 && (
          <Button size="compact-sm" variant="default" onClick={() => void selection.all()}>
            {t('selection.all')}
          </Button>
        )}
      </div>
      {pages.error != null && <TroubleNote error={pages.error} onRetry={pages.retry} />}
      {erase.data && erase.data.versions.length > 0 && (
        <p role="status">
          {t('bin.trained', { versions: erase.data.versions.join(', ') })}{' '}
          <Link href={routes.train}>{t('bin.retrain')}</Link>
        </p>
      )}
      <div className={styles.body}>
        <div className={styles.main}>
          {pages.total === 0 ? (
            <div className={styles.scroll}>
              <EmptyState icon={IconDelete} title={t('bin.empty')}>
                <p>{t('bin.emptyWords')}</p>
              </EmptyState>
            </div>
          ) : (
            <PhotoGrid
              pages={pages}
              selected={selection.hashes}
              onSeen={onSeen}
              onPoint={selection.point}
              onOpen={(position) => selection.point(position, 'only')}
              rectangle={selection.rectangle}
            />
          )}
          <div className={styles.dock}>
            <EditNote project={project.id} editing={editing} />
            {count > 0 && (
              <section className={styles.bar} aria-label={t('selection.name')}>
                <span className={styles.count}>{t('selection.count', { count, number: format.number(count) })}</span>
                <ActionIcon variant="subtle" color="gray" aria-label={t('selection.clear')} onClick={selection.clear}>
                  <IconClose size={16} />
                </ActionIcon>
                <Button
                  size="compact-sm"
                  variant="default"
                  leftSection={<IconRestore size={16} stroke={1.6} aria-hidden />}
                  onClick={restore}
                >
                  {t('bin.restore')}
                </Button>
                <Button size="compact-sm" variant="light" color="red" onClick={() => setAsking(true)}>
                  {t('bin.erase')}
                </Button>
              </section>
            )}
          </div>
        </div>
      </div>
      <EraseDialog
        opened={asking}
        count={count}
        pending={erase.isPending}
        error={erase.error}
        onErase={eraseNow}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
