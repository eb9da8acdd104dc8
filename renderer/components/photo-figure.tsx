import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './photo-figure.module.css';
import { Thumbnail } from './thumbnail.tsx';

interface Props {
  /** The small picture; none draws its place. */
  src: string | undefined;
  alt: string;
  /** Without a picture, the words alone stand in a box. */
  plain?: boolean;
  /** Shows it large; `words` say that it does. */
  open?: { words: string; onOpen: () => void } | undefined;
  /** What is said below. */
  children: ReactNode;
}

/** A photo, and what is said of it. */
export function PhotoFigure({ src, alt, plain = false, open, children }: Props) {
  const picture = <Thumbnail src={src} alt={alt} />;
  return (
    <figure className={styles.photo} data-plain={plain || undefined}>
      {!plain && !open && <span className={styles.frame}>{picture}</span>}
      {!plain && open && (
        <UnstyledButton className={styles.frame} aria-label={open.words} onClick={open.onOpen}>
          {picture}
        </UnstyledButton>
      )}
      <figcaption className={styles.caption}>{children}</figcaption>
    </figure>
  );
}
