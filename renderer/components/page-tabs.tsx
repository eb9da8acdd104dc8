import { Link, useRoute } from 'wouter';
import { useFormat } from '../i18n/format.ts';
import styles from './page-tabs.module.css';

interface PageTab {
  to: string;
  name: string;
  count?: number | undefined;
}

/** The views of a page. */
export function PageTabs({ name, tabs }: { name: string; tabs: readonly PageTab[] }) {
  return (
    <nav className={styles.tabs} aria-label={name}>
      {tabs.map((tab) => (
        <Tab key={tab.to} {...tab} />
      ))}
    </nav>
  );
}

function Tab({ to, name, count }: PageTab) {
  const format = useFormat();
  const [here] = useRoute(to);
  return (
    <Link href={to} className={styles.tab ?? ''} aria-current={here ? 'page' : undefined}>
      {name}
      {count !== undefined && count > 0 && <span className={styles.count}>{format.number(count)}</span>}
    </Link>
  );
}
