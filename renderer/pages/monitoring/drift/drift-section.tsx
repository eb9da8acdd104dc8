import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Project } from '../../../../contract/projects.ts';
import { Panel } from '../../../components/page.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useDrift } from '../../../data/use-monitoring.ts';
import { useFormat } from '../../../i18n/format.ts';
import { routes } from '../../routes.ts';
import { comparedWith } from './compared-with.ts';
import { DriftRow } from './drift-row.tsx';
import styles from './drift-section.module.css';
import { useDriftWords } from './use-drift-words.ts';

/** Whether the photos asked about last are still those the version learned from. */
export function DriftSection({ project, version }: { project: Project; version: string }) {
  const { t } = useTranslation('monitoring');
  const format = useFormat();
  const { data, error, refetch } = useDrift(project.id, version);
  const words = useDriftWords(data?.last ?? 0);
  return (
    <Panel id="monitoring-drift" title={t('drift.title')}>
      {error && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={220} />}
      {data && !data.kept && (
        <p className={styles.soft}>
          {t('drift.notKept')} <Link href={routes.settingsPart('history')}>{t('drift.keep')}</Link>
        </p>
      )}
      {data?.kept && data.version === undefined && <p className={styles.soft}>{t('drift.noVersion')}</p>}
      {data?.kept && data.version !== undefined && (
        <p className={styles.soft}>
          {t(`drift.words.${comparedWith(data.signals)}`, { last: format.number(data.last), version: data.version })}
        </p>
      )}
      {data?.signals.some(({ state }) => state === 'shifted') && (
        <p className={styles.todo}>
          {t('drift.todo')} <Link href={routes.label}>{t('drift.label')}</Link> {t('drift.and')}{' '}
          <Link href={routes.train}>{t('drift.train')}</Link>.
        </p>
      )}
      {data?.signals.map((signal) => (
        <DriftRow key={signal.name} project={project} version={version} signal={signal} words={words(signal)} />
      ))}
    </Panel>
  );
}
