import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Canary } from '../../../../contract/shapes/canary.ts';
import type { Deployment } from '../../../../contract/shapes/deployment.ts';
import { Panel } from '../../../components/page.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { troubleOf } from '../../../data/trouble.ts';
import type { useCanaryActions } from '../../../data/use-canary.ts';
import { useFormat } from '../../../i18n/format.ts';
import styles from './canary.module.css';
import { CompareTable } from './compare-table.tsx';
import { PromoteCanary } from './promote-canary.tsx';
import { useGateRefusal } from './use-gate-refusal.ts';
import { WaitList } from './wait-list.tsx';

interface Props {
  canary: Canary;
  deployment: Deployment;
  actions: ReturnType<typeof useCanaryActions>;
}

/** A canary beside the champion: its share, both side by side, what is waited for, and the two ways to end it. */
export function RunningCanary({ canary, deployment, actions }: Props) {
  const { t } = useTranslation('deploy');
  const { promote, abort } = actions;
  const { version, state, waits, refused, fault, byHand } = canary;
  const busy = deployment.job !== undefined || deployment.fault !== undefined;
  const watched = state === 'watched';
  const word = state === 'ended' ? 'promoting' : state;
  const found = useGateRefusal(deployment.project, version);
  const gate = deployment.follows ? found : undefined;
  const holds = gate !== undefined && state !== 'promoting';
  const troubles = once([promote.error, refused, abort.error, deployment.fault ? undefined : fault]).filter(
    // The gate's own words say it, and the button asks for the reason.
    (error) => !(gate && troubleOf(error).code === 'gate-refused'),
  );
  return (
    <Panel
      title={t('canary.title')}
      action={
        <div className={styles.acts}>
          <Button variant="light" color="red" disabled={busy} loading={abort.isPending} onClick={() => abort.mutate()}>
            {t('canary.abort')}
          </Button>
          <PromoteCanary
            version={version}
            gate={gate}
            promote={promote}
            ready={watched && waits.length === 0}
            disabled={busy || !watched}
          />
        </div>
      }
    >
      <p className={styles.state} role="status">
        <strong>{t(`canary.state.${word}`, { version })}</strong> {watched && <Share canary={canary} />}
      </p>
      {(holds || troubles.length > 0) && (
        <div className={styles.notes}>
          {holds && <p className={styles.held}>{gate.words}</p>}
          {troubles.map((error) => (
            <TroubleNote key={troubleOf(error).message} error={error} />
          ))}
        </div>
      )}
      {state !== 'starting' && <CompareTable canary={canary} />}
      {watched && (
        <>
          <WaitList waits={waits} address={deployment.address} />
          <p className={styles.soft}>
            {t(byHand ? 'canary.byHand' : waits.length > 0 ? 'canary.byItself' : 'canary.soon')}
          </p>
        </>
      )}
    </Panel>
  );
}

/** What went wrong, each told once. */
const once = (errors: readonly unknown[]): unknown[] => [
  ...new Map(errors.filter(Boolean).map((error) => [troubleOf(error).message, error])).values(),
];

function Share({ canary: { share, canary, champion } }: { canary: Canary }) {
  const { t } = useTranslation('deploy');
  const format = useFormat();
  const all = canary.copies + champion.copies;
  const of = { canaries: format.number(canary.copies), all: format.number(all), share: format.percent(share) };
  return <span>{t('canary.share', of)}</span>;
}
