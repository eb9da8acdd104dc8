import { useState } from 'react';
import { IconPhoto } from './icons.ts';
import styles from './thumbnail.module.css';

interface Props {
  src: string | undefined;
  alt: string;
  /** `cover` fills the frame, `contain` shows all of the photo. */
  fit?: 'cover' | 'contain';
  onGone?: (() => void) | undefined;
}

/** A small picture that takes its place before it is there, and says so if it is gone. */
export function Thumbnail({ src, alt, fit = 'cover', onGone }: Props) {
  const [gone, setGone] = useState<string>();
  if (!src || gone === src) {
    return (
      <span className={styles.none}>
        <IconPhoto size={28} stroke={1.2} aria-hidden />
      </span>
    );
  }
  const onError = () => {
    setGone(src);
    onGone?.();
  };
  return (
    <img
      className={styles.picture}
      src={src}
      alt={alt}
      loading="lazy"
      decoding="async"
      draggable={false}
      data-fit={fit}
      onError={onError}
    />
  );
}
