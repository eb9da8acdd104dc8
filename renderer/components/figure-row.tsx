import styles from './figure-row.module.css';

export interface Figure {
  name: string;
  /** None where it is not known. */
  value: string | undefined;
  /** What it means. */
  words: string;
  /** What it was before. */
  was?: string | undefined;
}

/** Four or five figures beside each other, each with what it means. */
export function FigureRow({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className={styles.figures} data-many={figures.length > 4 || undefined}>
      {figures.map(({ name, value, words, was }) => (
        <div key={name} className={styles.figure}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.value}>{value ?? '–'}</dd>
          <dd className={styles.words}>{words}</dd>
          {was !== undefined && <dd className={styles.was}>{was}</dd>}
        </div>
      ))}
    </dl>
  );
}
