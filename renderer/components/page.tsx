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

/** A part of a page, with its name. */
export function Panel({ title, action, children }: { title?: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.panel}>
      {title && (
        <div className={styles.panelHead}>
          <h2 className={styles.panelTitle}>{title}</h2>
          {action}
        </div>
      )}
      {children}
    </section>
  );
}
