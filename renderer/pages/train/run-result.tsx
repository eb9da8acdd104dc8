import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { TrainingResult } from '../../../contract/training.ts';
import { LeftAside } from '../../components/left-aside.tsx';
import { wantSection } from '../../components/wanted-section.ts';
import { useLiveHistory } from '../../data/use-live.ts';
import { useModels } from '../../data/use-models.ts';
import { useGateReport } from '../../data/use-version.ts';
import { useFormat } from '../../i18n/format.ts';
import { GateLine } from '../models/gate/gate-line.tsx';
import { GatePhotos } from '../models/gate/gate-photos.tsx';
import { PromoteButton } from '../models/live/promote-button.tsx';
import { MISTAKES } from '../models/results/mistakes-panel.tsx';
import { TestResultWords } from '../models/test-words.tsx';
import { routes } from '../routes.ts';
import { ClusterLines } from './cluster-lines.tsx';
import { Outcome } from './outcome.tsx';
import styles from './run-result.module.css';
import { standingOf } from './standing.ts';

/** What a training came to: the version, what the gate said of it, and what to do now. */
export function RunResult({ result }: { result: TrainingResult }) {
  const { t } = useTranslation('train');
  const format = useFormat();
  const { version, test, gate, photos, seconds, skipped, clusters } = result;
  const known = useModels().data?.find((one) => one.version === version);
  const report = useGateReport(version).data;
  // It may have been put live, or taken back, since the training ended.
  const history = useLiveHistory(result.project).data;
  const standing = history && standingOf(result, history);
  const answered = standing?.kind === 'live' || standing?.kind === 'before';
  const refused = gate?.passed === false && !answered;
  const promote = known && standing?.kind !== 'live' && report !== undefined && (
    <PromoteButton version={known} report={report} />
  );
  return (
    <Outcome
      tone={refused ? 'bad' : 'good'}
      words={
        <>
          <p className={styles.made}>
            {t(refused ? 'result.refused' : 'result.made', { version })}{' '}
            {standing && <span className={styles.soft}>{t(`result.now.${standing.kind}`, standing)}</span>}
            {history && !standing && refused && <span className={styles.soft}>{t('result.now.none')}</span>}
          </p>
          <p>
            <TestResultWords test={test} />
            {' · '}
            {t('result.seconds', { count: photos, photos: format.number(photos), seconds: format.rate(seconds) })}
          </p>
          <ClusterLines clusters={clusters} />
          {gate && <GateLine version={version} passed={gate.passed} />}
          {report && <GatePhotos report={report} test={test} />}
          {skipped.length > 0 && (
            <div className={styles.aside}>
              <p>{t('result.aside', { count: skipped.length, number: format.number(skipped.length) })}</p>
              <LeftAside left={skipped} />
            </div>
          )}
        </>
      }
    >
      <div className={styles.actions}>
        {refused ? (
          <>
            <Button component={Link} href={routes.model(version)} onClick={() => wantSection(MISTAKES)}>
              {t('result.mistakes')}
            </Button>
            <Button variant="default" component={Link} href={routes.photos}>
              {t('result.photos')}
            </Button>
            {promote}
          </>
        ) : (
          <>
            {promote}
            <Button variant="default" component={Link} href={routes.model(version)}>
              {t('result.look')}
            </Button>
          </>
        )}
      </div>
    </Outcome>
  );
}
