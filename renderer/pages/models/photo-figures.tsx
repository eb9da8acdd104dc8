import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PhotoFigure } from '../../components/photo-figure.tsx';
import { useFormat } from '../../i18n/format.ts';
import { LookPane } from './look/look-pane.tsx';
import styles from './photo-figures.module.css';

export interface Pictured {
  hash: string;
  label: string;
  thumbnail?: string | undefined;
  picture?: string | undefined;
}

interface Props<Photo> {
  photos: readonly Photo[];
  /** Whose answers they show: each can be asked where it looked. */
  versions: readonly [string, ...string[]];
  /** What is said below each. */
  caption: (photo: Photo) => ReactNode;
  /** Shown before more is asked for. */
  most?: number;
}

/** Photos with what was said of them, each to be looked at large; where none of their bytes are here, the words alone. */
export function PhotoFigures<Photo extends Pictured>({ photos, versions, caption, most = 12 }: Props<Photo>) {
  const { t } = useTranslation('models');
  const format = useFormat();
  const [shown, setShown] = useState(most);
  const [opened, setOpened] = useState<number>();
  const pictured = photos.some(({ thumbnail }) => thumbnail);
  const more = Math.min(photos.length - shown, 2 * most);
  return (
    <>
      {!pictured && photos.length > 0 && <p className={styles.note}>{t('photo.notHere', { count: photos.length })}</p>}
      <ul className={styles.photos}>
        {photos.slice(0, shown).map((photo, at) => {
          const alt = t('photo.label', { label: photo.label });
          const open = { words: t('look.open', { what: alt }), onOpen: () => setOpened(at) };
          return (
            <li key={photo.hash}>
              <PhotoFigure src={photo.thumbnail} alt={alt} plain={!pictured} open={open}>
                {caption(photo)}
              </PhotoFigure>
            </li>
          );
        })}
      </ul>
      {more > 0 && (
        <Button size="compact-sm" variant="default" onClick={() => setShown(shown + more)}>
          {t('photo.more', { count: more, number: format.number(more) })}
        </Button>
      )}
      {opened !== undefined && (
        <LookPane
          photos={photos}
          position={opened}
          versions={versions}
          caption={caption}
          onGo={setOpened}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  );
}
