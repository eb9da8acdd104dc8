import type { ReactNode } from 'react';
import { ScrollRegion } from './scroll-region.tsx';
import styles from './table.module.css';

interface Props {
  label: string;
  className?: string | undefined;
  /** The head and the body. */
  children: ReactNode;
}

/** A table of facts, which scrolls where it is wider than its place. */
export function Table({ label, className = '', children }: Props) {
  return (
    <ScrollRegion className={styles.scroller} label={label}>
      <table className={`${styles.table} ${className}`}>{children}</table>
    </ScrollRegion>
  );
}
