import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Canary } from '../../../../contract/shapes/canary.ts';
import type { Deployment } from '../../../../contract/shapes/deployment.ts';
import { Panel } from '../../../components/page.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import type { useCanaryActions } from '../../../data/use-canary.ts';
import { useFormat } from '../../../i18n/format.ts';
import styles from './canary.module.css';
import { CompareTable } from './compare-table.tsx';
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
  return (
    <Panel
      title={t('canary.title')}
      action={
        <div className={styles.acts}>
          <Button variant="light" color="red" disabled={busy} loading={abort.isPending} onClick={() => abort.mutate()}>
            {t('canary.abort')}
          </Button>
          <Button
            variant={watched && waits.length === 0 ? 'filled' : 'default'}
            disabled={busy || !watched}
            loading={promote.isPending}
            onClick={() => promote.mutate()}
          >
            {t('canary.promote')}
          </Button>
        </div>
      }
    >
      <p className={styles.state} role="status">
        <strong>{t(`canary.state.${word}`, { version })}</strong> {watched && <Share canary={canary} />}
      </p>
      {[promote.error, abort.error, refused, deployment.fault ? undefined : fault].map(
        (error) => error && <TroubleNote key={String(Reflect.get(error, 'message'))} error={error} />,
      )}
      {state !== 'starting' && <CompareTable canary={canary} />}
      {watched && (
        <>
          <WaitList waits={waits} />
          <p className={styles.soft}>
            {t(byHand ? 'canary.byHand' : waits.length > 0 ? 'canary.byItself' : 'canary.soon')}
          </p>
        </>
      )}
    </Panel>
  );
}

function Share({ canary: { share, canary, champion } }: { canary: Canary }) {
  const { t } = useTranslation('deploy');
  const format = useFormat();
  const all = canary.copies + champion.copies;
  const of = { canaries: format.number(canary.copies), all: format.number(all), share: format.percent(share) };
  return <span>{t('canary.share', of)}</span>;
}
