import { IconPhotoPlus } from '../components/icons.ts';
import type { Given } from '../data/batches/use-new-batch.ts';
import styles from './drop-overlay.module.css';
import { useWindowDrop } from './use-window-drop.ts';

/** Says, while something is dragged over the window, that it may be dropped anywhere and what will come of it. */
export function DropOverlay({ words, onDrop }: { words: string; onDrop: (given: Given) => void }) {
  const over = useWindowDrop(onDrop);
  if (!over) return null;
  return (
    <div className={styles.overlay}>
      <div className={styles.words}>
        <IconPhotoPlus size={40} stroke={1.3} aria-hidden />
        {words}
      </div>
    </div>
  );
}
