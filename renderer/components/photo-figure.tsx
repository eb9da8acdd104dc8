import type { ReactNode } from 'react';
import styles from './photo-figure.module.css';
import { Thumbnail } from './thumbnail.tsx';

interface Props {
  /** The small picture; none draws its place. */
  src: string | undefined;
  alt: string;
  /** Without a picture, the words alone stand in a box. */
  plain?: boolean;
  /** What is said below. */
  children: ReactNode;
}

/** A photo, and what is said of it. */
export function PhotoFigure({ src, alt, plain = false, children }: Props) {
  return (
    <figure className={styles.photo} data-plain={plain || undefined}>
      {!plain && (
        <span className={styles.frame}>
          <Thumbnail src={src} alt={alt} />
        </span>
      )}
      <figcaption className={styles.caption}>{children}</figcaption>
    </figure>
  );
}
