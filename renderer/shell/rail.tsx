import { useTranslation } from 'react-i18next';
import { Wordmark } from '../components/wordmark.tsx';
import { ProjectSwitcher } from '../projects/project-switcher.tsx';
import { Behind } from './behind.tsx';
import { More } from './more.tsx';
import { placesOf } from './places.ts';
import styles from './rail.module.css';
import { RailLink } from './rail-link.tsx';

/** The way to every page: those of every day, those behind the scenes in a fold, and at the foot those gone to seldom. */
export function Rail() {
  const { t } = useTranslation();
  return (
    <nav className={styles.rail} aria-label={t('pages')}>
      <Wordmark />
      <ProjectSwitcher className={styles.project} />
      <ul className={styles.places}>
        {placesOf('everyday').map((place) => (
          <RailLink key={place.to} place={place} />
        ))}
        <Behind />
        {placesOf('foot').map((place) => (
          <RailLink key={place.to} place={place} />
        ))}
        <li className={styles.more}>
          <More />
        </li>
      </ul>
    </nav>
  );
}
