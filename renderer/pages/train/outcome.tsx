import type { ReactNode } from 'react';
import styles from './outcome.module.css';

interface Props {
  /** Left out where it came out neither way. */
  tone?: 'good' | 'bad';
  words: ReactNode;
  /** What to do now: the buttons. */
  children: ReactNode;
}

/** How a training came out, in words, and what to do now beside them. */
export function Outcome({ tone, words, children }: Props) {
  return (
    <div className={styles.outcome} data-tone={tone}>
      <div className={styles.words}>{words}</div>
      {children}
    </div>
  );
}
