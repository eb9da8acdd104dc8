import { noteBlocks } from './note-blocks.ts';
import styles from './release-notes.module.css';

/** What is new in a version. They are written in one language, whatever the window speaks. */
export function ReleaseNotes({ notes }: { notes: string }) {
  return (
    <div className={styles.notes} lang="en">
      {noteBlocks(notes).map((block, at) => {
        // Notes never change in their place.
        const key = `${at}`;
        if (block.kind === 'list')
          return (
            <ul key={key} className={styles.list}>
              {block.items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          );
        return (
          <p key={key} className={block.kind === 'heading' ? styles.heading : undefined}>
            {block.text}
          </p>
        );
      })}
    </div>
  );
}
