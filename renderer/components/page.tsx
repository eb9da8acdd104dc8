import type { ReactNode } from 'react';
import styles from './page.module.css';

/** A page's column. `full` fills the height, for pages whose list scrolls by itself. */
export function Page({ children, full = false }: { children: ReactNode; full?: boolean }) {
  return (
    <div className={styles.page} data-full={full || undefined}>
      {children}
    </div>
  );
}

interface PanelProps {
  title?: string;
  action?: ReactNode;
  /** By which an address leads to it. */
  part?: string;
  children: ReactNode;
}

/** A part of a page, with its name. */
export function Panel({ title, action, part, children }: PanelProps) {
  return (
    <section className={styles.panel} data-part={part}>
      {title && (
        <div className={styles.panelHead}>
          <h2 className={styles.panelTitle} tabIndex={part === undefined ? undefined : -1}>
            {title}
          </h2>
          {action}
        </div>
      )}
      {children}
    </section>
  );
}
