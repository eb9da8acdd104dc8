import { useState } from 'react';
import type { StoreEntry } from '../../../../contract/shapes/store.ts';
import { IconDelete, IconFile, IconFolder } from '../../../components/icons.ts';
import styles from './entry-grid.module.css';

/** The small picture of what is a photo; else a sign of what it is. */
export function EntryPicture({ entry, waits, large }: { entry: StoreEntry; waits: boolean; large: boolean }) {
  const [none, setNone] = useState<string>();
  const { thumbnail, kind } = entry;
  if (thumbnail && none !== thumbnail && !waits) {
    return (
      <img
        className={styles.thumbnail}
        src={thumbnail}
        alt=""
        loading="lazy"
        decoding="async"
        draggable={false}
        // What has no ending may be a photo, and is asked for to see.
        onError={() => setNone(thumbnail)}
      />
    );
  }
  const Icon = kind === 'folder' ? IconFolder : kind === 'deleted' ? IconDelete : IconFile;
  return (
    <span className={styles.sign}>
      <Icon size={large ? 40 : 20} stroke={large ? 1.1 : 1.5} aria-hidden />
    </span>
  );
}
