import { Button, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { VersionSummary } from '../../../contract/shapes/model.ts';
import { BackLink } from '../../components/back-link.tsx';
import { IconCompare } from '../../components/icons.ts';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useModelCard, useModels } from '../../data/use-models.ts';
import { useGateReport } from '../../data/use-version.ts';
import { routes } from '../routes.ts';
import { Aliases } from './aliases.tsx';
import { besideWhich } from './compare/beside.ts';
import { DeletedVersion } from './deleted-version.tsx';
import { ErasedNote } from './erased-note.tsx';
import { ExportButton } from './export-button.tsx';
import { GatePanel } from './gate/gate-panel.tsx';
import { LimitsPanel } from './limits-panel.tsx';
import { PromoteButton } from './live/promote-button.tsx';
import styles from './model-page.module.css';
import { OriginPanel } from './origin-panel.tsx';
import { RemoveVersion } from './remove-version.tsx';
import { ResultPanel } from './results/result-panel.tsx';
import { Results } from './results/results.tsx';
import { waitsOf } from './waits-of.ts';

/** A version: what a person should know before trusting it, and before making it live. */
export default function ModelPage({ version }: { version: string }) {
  const { t } = useTranslation('models');
  const { data: card, error, refetch } = useModelCard(version);
  const listed = useModels().data;
  const versions = listed ?? [];
  const gate = useGateReport(version);
  const known = versions.find((one) => one.version === version);
  const beside = besideWhich(versions, version);
  if (listed && !known) return <DeletedVersion version={version} />;
  return (
    <Page>
      <BackLink to={routes.models} name={t('title')} />
      <PageHead
        title={version}
        action={
          <>
            {beside !== undefined && (
              <Button
                component={Link}
                href={routes.compare(beside, version)}
                variant="default"
                leftSection={<IconCompare size={18} aria-hidden />}
              >
                {t('compare.button')}
              </Button>
            )}
            {known && <ExportButton version={version} />}
            {known && !known.live && !known.starter && <RemoveVersion version={known} />}
            {known && !known.live && gate.data !== undefined && <PromoteButton version={known} report={gate.data} />}
          </>
        }
      >
        {known ? <State version={known} /> : <>&nbsp;</>}
      </PageHead>
      {known !== undefined && known.erased > 0 && <ErasedNote count={known.erased} />}
      {error && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {gate.error && !error && <TroubleNote error={gate.error} onRetry={() => void gate.refetch()} />}
      {!card && !error && <Skeleton height={420} radius="lg" />}
      {card && (
        <>
          <ResultPanel card={card} />
          {gate.data && <GatePanel report={gate.data} test={card.test} />}
          <Results card={card} />
          <LimitsPanel limits={card.limitFacts} />
          <OriginPanel card={card} run={known?.run} snapshot={known?.snapshot} />
        </>
      )}
    </Page>
  );
}

function State({ version }: { version: VersionSummary }) {
  const { t } = useTranslation('models');
  const state = version.live ? 'live' : (waitsOf(version) ?? 'notLive');
  return (
    <span className={styles.state}>
      <Aliases version={version} />
      {t(`card.${state}`)}
    </span>
  );
}
