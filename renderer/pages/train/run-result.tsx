import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { TrainingResult } from '../../../contract/training.ts';
import { LeftAside } from '../../components/left-aside.tsx';
import { useLiveHistory } from '../../data/use-live.ts';
import { useModels } from '../../data/use-models.ts';
import { useGateReport } from '../../data/use-version.ts';
import { useFormat } from '../../i18n/format.ts';
import { GateLine } from '../models/gate/gate-line.tsx';
import { PromoteButton } from '../models/live/promote-button.tsx';
import { routes } from '../routes.ts';
import { ClusterLines } from './cluster-lines.tsx';
import styles from './run-result.module.css';
import { standingOf } from './standing.ts';

/** What a training came to: the version, what the gate said of it, and what to do now. */
export function RunResult({ result }: { result: TrainingResult }) {
  const { t } = useTranslation('train');
  const format = useFormat();
  const { version, test, gate, photos, seconds, embedded, skipped, clusters } = result;
  const known = useModels().data?.find((one) => one.version === version);
  const report = useGateReport(version).data;
  // It may have been put live, or taken back, since the training ended.
  const history = useLiveHistory(result.project).data;
  const standing = history && standingOf(result, history);
  return (
    <div className={styles.result} data-refused={(gate && !gate.passed) || undefined}>
      <div className={styles.words}>
        <p className={styles.made}>
          {t('result.made', { version })}{' '}
          {standing && <span className={styles.soft}>{t(`result.now.${standing.kind}`, standing)}</span>}
        </p>
        <p>
          {t('result.test', {
            correct: format.number(test.correct),
            total: format.number(test.total),
            count: test.total,
          })}
          {' · '}
          {t('result.seconds', {
            photos: format.number(photos),
            seconds: format.rate(seconds),
            embedded: format.number(embedded),
          })}
        </p>
        <ClusterLines clusters={clusters} />
        {gate && <GateLine version={version} passed={gate.passed} />}
        {skipped.length > 0 && (
          <div className={styles.aside}>
            <p>{t('result.aside', { count: skipped.length, number: format.number(skipped.length) })}</p>
            <LeftAside left={skipped} />
          </div>
        )}
      </div>
      <div className={styles.actions}>
        {known && standing?.kind !== 'live' && report !== undefined && (
          <PromoteButton version={known} report={report} />
        )}
        <Button variant="default" component={Link} href={routes.model(version)}>
          {t('result.look')}
        </Button>
      </div>
    </div>
  );
}
