import type { ReactNode } from 'react';
import styles from './page-head.module.css';

interface Props {
  title: string;
  /** What the browser's tab says, where it is not the title. */
  tab?: string | undefined;
  /** What the state is, and what to do next. */
  children?: ReactNode;
  /** The one thing to do here. */
  action?: ReactNode;
}

/** The top of a page: where one is, how it stands, what comes next. */
export function PageHead({ title, tab, children, action }: Props) {
  return (
    <header className={styles.head}>
      <title>{`${tab ?? title} · Meadow`}</title>
      <div className={styles.words}>
        <h1 className={styles.title} tabIndex={-1}>
          {title}
        </h1>
        {children && <div className={styles.state}>{children}</div>}
      </div>
      {action && <div className={styles.action}>{action}</div>}
    </header>
  );
}
