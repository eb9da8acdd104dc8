import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PhotoFigure } from '../../components/photo-figure.tsx';
import { useFormat } from '../../i18n/format.ts';
import styles from './photo-figures.module.css';

interface Pictured {
  hash: string;
  label: string;
  thumbnail?: string | undefined;
}

interface Props<Photo> {
  photos: readonly Photo[];
  /** What is said below each. */
  caption: (photo: Photo) => ReactNode;
  /** Shown before more is asked for. */
  most?: number;
}

/** Photos with what was said of them; where none of their bytes are here, the words alone. */
export function PhotoFigures<Photo extends Pictured>({ photos, caption, most = 12 }: Props<Photo>) {
  const { t } = useTranslation('models');
  const format = useFormat();
  const [shown, setShown] = useState(most);
  const pictured = photos.some(({ thumbnail }) => thumbnail);
  const more = Math.min(photos.length - shown, 2 * most);
  return (
    <>
      {!pictured && photos.length > 0 && <p className={styles.note}>{t('photo.notHere', { count: photos.length })}</p>}
      <ul className={styles.photos}>
        {photos.slice(0, shown).map((photo) => (
          <li key={photo.hash}>
            <PhotoFigure src={photo.thumbnail} alt={t('photo.label', { label: photo.label })} plain={!pictured}>
              {caption(photo)}
            </PhotoFigure>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Button size="compact-sm" variant="default" onClick={() => setShown(shown + more)}>
          {t('photo.more', { count: more, number: format.number(more) })}
        </Button>
      )}
    </>
  );
}
