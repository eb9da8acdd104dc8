import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../../contract/shapes/check.ts';
import { CheckRow } from '../../../components/check-row.tsx';
import { Panel } from '../../../components/page.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useClusterChecks } from '../../../data/use-deployment.ts';
import { useFormat } from '../../../i18n/format.ts';
import styles from './start.module.css';
import { useClusterCheckWords } from './use-cluster-check-words.ts';

const worstFirst = { failed: 0, warning: 1, ok: 2 };
/** As high as the list will be, so that nothing moves when it comes. */
const USUAL_HEIGHT = 210;

/** What must be so in a cluster for a deployment to succeed there, worst first. */
export function ClusterChecks({ context }: { context: string }) {
  const { t } = useTranslation('deploy');
  const format = useFormat();
  const { data: checks, error, refetch } = useClusterChecks(context);
  const wrong = checks?.filter(({ state }) => state === 'failed').length ?? 0;
  const sum = wrong === 0 ? t('checks.ready') : t('checks.wrong', { count: wrong, number: format.number(wrong) });
  return (
    <Panel
      title={t('checks.title', { cluster: context })}
      action={
        <span className={styles.sum} role="status">
          {checks ? sum : !error && t('checks.looking')}
        </span>
      }
    >
      {error && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {!checks && !error && <Skeleton height={USUAL_HEIGHT} />}
      {checks && (
        <ul>
          {checks
            .toSorted((one, other) => worstFirst[one.state] - worstFirst[other.state])
            .map((check) => (
              <Row key={check.name} check={check} />
            ))}
        </ul>
      )}
    </Panel>
  );
}

function Row({ check }: { check: Check }) {
  const { t } = useTranslation('deploy');
  const words = useClusterCheckWords()(check);
  return <CheckRow {...words} state={check.state} stateName={t(`checks.state.${check.state}`)} />;
}
