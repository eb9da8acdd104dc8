import { Button } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Project } from '../../../../contract/projects.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { IconDelete } from '../../../components/icons.ts';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { binnedPhotos } from '../../../data/photos/photo-view.ts';
import { useEditing, useErase } from '../../../data/photos/use-editing.ts';
import { usePhotoHashes, usePhotoPages } from '../../../data/photos/use-photo-pages.ts';
import { useFormat } from '../../../i18n/format.ts';
import { routes } from '../../routes.ts';
import { EditNote } from '../edit-dock.tsx';
import { PhotoGrid, type Pointed } from '../grid/photo-grid.tsx';
import { nothingSelected, only, ranged, rangeTo, toggled } from '../grid/selection.ts';
import styles from '../views.module.css';

/** What was thrown away in the last 30 days: back with it, or gone for good. */
export function BinView({ project }: { project: Project }) {
  const { t } = useTranslation('photos');
  const format = useFormat();
  const [range, setRange] = useState({ from: 0, to: 60 });
  const [selection, setSelection] = useState(nothingSelected);
  const [asking, setAsking] = useState(false);
  const pages = usePhotoPages(project.id, binnedPhotos, range.from, range.to);
  const hashesOf = usePhotoHashes(project.id, binnedPhotos);
  const editing = useEditing(project.id);
  const erase = useErase(project.id);
  const onSeen = useCallback((from: number, to: number) => setRange({ from, to }), []);
  const onPoint = async (position: number, how: Pointed) => {
    const hash = pages.at(position)?.hash;
    if (how === 'range') {
      const { from, to } = rangeTo(selection, position);
      const hashes = await hashesOf();
      setSelection((now) => ranged(now, hashes.slice(from, to + 1), false));
    } else if (hash) setSelection((now) => (how === 'toggle' ? toggled(now, hash, position) : only(hash, position)));
  };
  const count = selection.hashes.size;
  const number = format.number(count);
  const clear = () => setSelection(nothingSelected);
  return (
    <>
      <p className={styles.soft}>{t('bin.words')}</p>
      {(pages.error ?? editing.error) != null && <TroubleNote error={pages.error ?? editing.error} />}
      {erase.data && erase.data.versions.length > 0 && (
        <p role="status">
          {t('bin.trained', { versions: erase.data.versions.join(', ') })}{' '}
          <Link href={routes.train}>{t('bin.retrain')}</Link>
        </p>
      )}
      <div className={styles.body}>
        {pages.total === 0 ? (
          <EmptyState icon={IconDelete} title={t('bin.empty')} />
        ) : (
          <PhotoGrid
            pages={pages}
            selected={selection.hashes}
            onSeen={onSeen}
            onPoint={(position, how) => void onPoint(position, how)}
            onOpen={(position) => void onPoint(position, 'only')}
          />
        )}
        <div className={styles.dock}>
          <EditNote project={project.id} editing={editing} />
          {count > 0 && (
            <section className={styles.bar} aria-label={t('selection.name')}>
              <span>{t('selection.count', { count, number })}</span>
              <Button
                size="compact-md"
                variant="default"
                onClick={() => {
                  editing.change.mutate({ kind: 'restore', hashes: [...selection.hashes] });
                  clear();
                }}
              >
                {t('bin.restore')}
              </Button>
              <Button size="compact-md" variant="light" color="red" onClick={() => setAsking(true)}>
                {t('bin.erase')}
              </Button>
            </section>
          )}
        </div>
      </div>
      <Dialog opened={asking} onClose={() => setAsking(false)} title={t('bin.ask', { count, number })}>
        <div className={styles.stack}>
          <p>{t('bin.warning')}</p>
          {erase.error && <TroubleNote error={erase.error} />}
          <div className={styles.tools}>
            <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
              {t('bin.keep')}
            </Button>
            <Button
              color="red"
              loading={erase.isPending}
              onClick={() =>
                erase.mutate([...selection.hashes], {
                  onSuccess: () => {
                    setAsking(false);
                    clear();
                  },
                })
              }
            >
              {t('bin.erase')}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
