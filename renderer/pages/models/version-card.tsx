import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { VersionSummary } from '../../../contract/shapes/model.ts';
import { IconNext } from '../../components/icons.ts';
import { VerdictName } from '../../components/verdict-name.tsx';
import { useFormat } from '../../i18n/format.ts';
import { routes } from '../routes.ts';
import { Interval } from './interval.tsx';
import { TestWords } from './test-words.tsx';
import styles from './version-card.module.css';

const MOST_NAMED = 5;

/** A version in the list; it leads to its card. */
export function VersionCard({ version }: { version: VersionSummary }) {
  const { t } = useTranslation('models');
  const format = useFormat();
  const more = version.classes.length - MOST_NAMED;
  return (
    <Link href={routes.model(version.version)} className={styles.card ?? ''}>
      <span className={styles.head}>
        <span className={styles.name}>{version.version}</span>
        {version.live && <span className={styles.live}>{t('live')}</span>}
        {version.starter && <span className={styles.starter}>{t('starter')}</span>}
      </span>
      <span className={styles.classes}>
        {version.classes.slice(0, MOST_NAMED).map((label) => (
          <VerdictName key={label} verdict={label} />
        ))}
        {more > 0 && t('moreClasses', { count: more })}
      </span>
      <span className={styles.test}>
        <TestWords test={version.test} />
        <Interval test={version.test} />
      </span>
      <span className={styles.facts}>
        {t('photos', { count: version.photos, number: format.number(version.photos) })} · {format.date(version.created)}
      </span>
      <IconNext className={styles.go} size={20} stroke={1.6} aria-hidden />
    </Link>
  );
}
