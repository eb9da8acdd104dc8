import type { ReactNode } from 'react';
import styles from './page.module.css';
import { useWantedSection } from './wanted-section.ts';

/** A page's column. `full` fills the height, for pages whose list scrolls by itself. */
export function Page({ children, full = false }: { children: ReactNode; full?: boolean }) {
  return (
    <div className={styles.page} data-full={full || undefined}>
      {children}
    </div>
  );
}

interface PanelProps {
  /** What asks for it calls it. */
  id?: string;
  title?: string;
  action?: ReactNode;
  children: ReactNode;
}

/** A part of a page, with its name. */
export function Panel({ id, title, action, children }: PanelProps) {
  const section = useWantedSection(id);
  const asked = id && title ? { id, tabIndex: -1, 'aria-labelledby': `${id}-title` } : {};
  return (
    <section ref={section} className={styles.panel} {...asked}>
      {title && (
        <div className={styles.panelHead}>
          <h2 className={styles.panelTitle} id={id && `${id}-title`}>
            {title}
          </h2>
          {action}
        </div>
      )}
      {children}
    </section>
  );
}
