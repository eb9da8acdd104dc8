import styles from './said.module.css';

interface Props {
  /** Nothing is drawn without any. */
  words: string | undefined;
  /** In a list: three lines at most, all of it where it is pointed at. */
  short?: boolean;
}

/** What another program said, in its own words: most speak English only, whatever language the window speaks. */
export function Said({ words, short = false }: Props) {
  if (!words) return null;
  return (
    <p className={styles.said} lang="en" data-short={short} title={short ? words : undefined}>
      {words}
    </p>
  );
}
