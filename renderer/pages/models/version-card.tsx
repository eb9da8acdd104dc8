import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { VersionSummary } from '../../../contract/shapes/model.ts';
import { IconNext } from '../../components/icons.ts';
import { VerdictName } from '../../components/verdict-name.tsx';
import { useFormat } from '../../i18n/format.ts';
import { routes } from '../routes.ts';
import { Aliases } from './aliases.tsx';
import { ErasedNote } from './erased-note.tsx';
import { GateLine } from './gate/gate-line.tsx';
import { Interval } from './interval.tsx';
import { TestResultWords } from './test-words.tsx';
import styles from './version-card.module.css';

const MOST_NAMED = 5;

interface Props {
  version: VersionSummary;
  /** What it can be compared with. */
  beside: string | undefined;
}

/** A version in the list; it leads to its page. */
export function VersionCard({ version, beside }: Props) {
  const { t } = useTranslation('models');
  const format = useFormat();
  const more = version.classes.length - MOST_NAMED;
  return (
    <article className={styles.card}>
      <div className={styles.head}>
        <h2 className={styles.name}>
          <Link href={routes.model(version.version)} className={styles.link ?? ''}>
            {version.version}
          </Link>
        </h2>
        <Aliases version={version} />
      </div>
      <div className={styles.classes}>
        {version.classes.slice(0, MOST_NAMED).map((label) => (
          <VerdictName key={label} verdict={label} />
        ))}
        {more > 0 && t('moreClasses', { count: more })}
      </div>
      <div className={styles.test}>
        <TestResultWords test={version.test} />
        <Interval test={version.test} />
      </div>
      <p className={styles.facts}>
        {t('photos', { count: version.photos, number: format.number(version.photos) })} · {format.date(version.created)}
      </p>
      {version.gate && (
        <div className={styles.wide}>
          <GateLine version={version.version} passed={version.gate.passed} />
        </div>
      )}
      {version.erased > 0 && (
        <div className={styles.wide}>
          <ErasedNote count={version.erased} />
        </div>
      )}
      {beside !== undefined && (
        <p className={styles.wide}>
          <Link href={routes.compare(beside, version.version)} className={styles.compare ?? ''}>
            {t('compareWith', { version: beside })}
          </Link>
        </p>
      )}
      <IconNext className={styles.go} size={20} stroke={1.6} aria-hidden />
    </article>
  );
}
