import { Link } from 'wouter';
import styles from './back-link.module.css';
import { IconBack } from './icons.ts';

/** The way back to the page above; `to` is its address, `name` its title. */
export function BackLink({ to, name }: { to: string; name: string }) {
  return (
    <Link href={to} className={styles.back ?? ''}>
      <IconBack size={18} stroke={1.6} aria-hidden /> {name}
    </Link>
  );
}
