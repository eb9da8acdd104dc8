import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { StackStatus } from '../../../contract/shapes/stack.ts';
import { announce } from '../../components/announcer.tsx';
import { Page, Panel } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PageSkeleton } from '../../components/page-skeleton.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useProjectsInStack } from '../../data/use-models.ts';
import { usePreflight, useStackActions, useStackFix, useWatchedStack } from '../../data/use-stack.ts';
import { useFormat } from '../../i18n/format.ts';
import { routes } from '../routes.ts';
import { HappenedPanel } from './happened/happened-panel.tsx';
import { GoodFor } from './head/good-for.tsx';
import { HeadWords } from './head/head-words.tsx';
import { NextButton } from './head/next-button.tsx';
import { isElsewhere, nextStep, wasStarted } from './head/next-step.ts';
import { StopDialog } from './head/stop-dialog.tsx';
import { Elsewhere, Teach } from './head/teach.tsx';
import { useAskFirst } from './head/use-ask-first.tsx';
import { EnginePanel } from './keep/engine-panel.tsx';
import { KitPanel } from './keep/kit-panel.tsx';
import { RemovePanel } from './keep/remove-panel.tsx';
import { VariablesPanel } from './keep/variables-panel.tsx';
import { Preflight } from './preflight/preflight.tsx';
import { DetailsDialog } from './services/details-dialog.tsx';
import { newTroubles, troubleKeys } from './services/new-troubles.ts';
import { SecretsDialog } from './services/secrets-dialog.tsx';
import type { ShownPart } from './services/service-card.tsx';
import { ServiceList } from './services/service-list.tsx';
import { useRoleWords } from './services/use-role-words.ts';
import { useTroubleOfService } from './services/use-trouble-of-service.ts';
import { stackParts } from './stack-parts.ts';
import { BackDialog } from './update/back-dialog.tsx';
import styles from './update/update.module.css';
import { UpdatePanel } from './update/update-panel.tsx';
import { WeightPanel } from './weight/weight-panel.tsx';
import { UsePanel } from './work/use-panel.tsx';
import { WorkPanel } from './work/work-panel.tsx';

/** The Compose stack: how it is, what to do next, and each of its services. */
export default function StackPage() {
  const { t } = useTranslation('stack');
  const { data: status, error, refetch } = useWatchedStack();
  if (!status && !error) return <PageSkeleton />;
  if (!status) {
    return (
      <Page>
        <PageHead title={t('title')} />
        <TroubleNote error={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (isElsewhere(status)) {
    return (
      <Page>
        <PageHead title={t('title')} />
        <Elsewhere />
      </Page>
    );
  }
  return <Stack status={status} onLook={() => void refetch()} />;
}

function Stack({ status, onLook }: { status: StackStatus; onLook: () => void }) {
  const { t } = useTranslation('stack');
  const { work, state, fault, failed, services } = status;
  const idle = !work && state !== 'healthy' && state !== 'starting';
  const preflight = usePreflight(idle);
  const checks = idle ? preflight.data : undefined;
  const fix = useStackFix();
  const { up, stop, restart, cancel } = useStackActions(status.another !== undefined);
  const [ask, asking] = useAskFirst(status);
  const living = useProjectsInStack();
  const [stopping, setStopping] = useState(false);
  const [backTo, setBackTo] = useState<string>();
  const [shown, setShown] = useState<ShownPart>();
  useTroubleSaid(status);
  const step = nextStep(status, checks);
  const acts = [up, stop, restart, cancel, fix];
  const detailed = shown?.what === 'details' && services.find(({ name }) => name === shown.service);
  // A check says the same, with the way to mend it.
  const told = checks?.some((check) => check.state === 'failed') ?? false;
  const parts = stackParts(status);
  const look = () => {
    onLook();
    void preflight.refetch();
  };
  return (
    <Page>
      <PageHead
        title={t('title')}
        action={
          <NextButton
            step={step}
            busy={acts.some(({ isPending }) => isPending)}
            onStart={() => ask(() => up.mutate())}
            onStop={() => ask(() => (living.length > 0 ? setStopping(true) : stop.mutate(undefined)))}
            onRestart={(service) => ask(() => restart.mutate(service))}
            onCancel={cancel.mutate}
            onFix={fix.mutate}
            onLook={look}
          />
        }
      >
        <HeadWords status={status} />
      </PageHead>
      {status.another && <AnotherNote folder={status.another.folder} />}
      {asking}
      {acts.map(({ error }) => error && <TroubleNote key={String(error)} error={error} />)}
      {fault && !told && <TroubleNote error={fault} />}
      {failed && !work && <Failed failed={failed} onBack={setBackTo} />}
      {backTo !== undefined && (
        <BackDialog snapshot={backTo} another={status.another} onClose={() => setBackTo(undefined)} />
      )}
      {work ? <WorkPanel work={work} /> : wasStarted(status) && <UsePanel status={status} />}
      {state === 'healthy' && !work && <GoodFor />}
      {status.rests !== undefined && !work && <Rests since={status.rests} />}
      <HappenedPanel status={status} />
      {idle && !wasStarted(status) && parts.variables && <Teach />}
      {idle && preflight.error && <TroubleNote error={preflight.error} onRetry={look} />}
      {idle && !preflight.error && <Preflight checks={checks} wrongOnly={wasStarted(status)} />}
      {wasStarted(status) && <UpdatePanel status={status} onBack={setBackTo} />}
      {stopping && (
        <StopDialog
          names={living.map(({ name }) => name)}
          onStop={() => {
            setStopping(false);
            stop.mutate(undefined);
          }}
          onClose={() => setStopping(false)}
        />
      )}
      <ServiceList
        status={status}
        onRestart={(service) => ask(() => restart.mutate(service))}
        onStop={(service) => ask(() => stop.mutate(service))}
        onShow={setShown}
      />
      {parts.weight && <WeightPanel status={status} onApply={() => ask(() => up.mutate())} />}
      {parts.variables && (
        <VariablesPanel services={services} busy={work !== undefined} onApply={() => ask(() => up.mutate())} />
      )}
      {parts.engine && <EnginePanel status={status} />}
      {parts.kit && <KitPanel ready={!fault} />}
      {parts.remove && <RemovePanel status={status} />}
      {shown?.what === 'secrets' && <SecretsDialog service={shown.service} onClose={() => setShown(undefined)} />}
      {detailed && <DetailsDialog service={detailed} onClose={() => setShown(undefined)} />}
    </Page>
  );
}

/** Whose stack it is, where it is not this Meadow's. */
function AnotherNote({ folder }: { folder: string }) {
  const { t } = useTranslation('stack');
  return (
    <Panel title={t('another.title')}>
      <p>{t('another.started', { folder })}</p>
      <p>{t('another.words')}</p>
    </Panel>
  );
}

/** Why it does not run, where nobody stopped it. */
function Rests({ since }: { since: string }) {
  const { t } = useTranslation('stack');
  const format = useFormat();
  return (
    <Panel>
      <p>{t('weight.rests', { when: format.near(since) })}</p>
    </Panel>
  );
}

/** How the last work ended, where it did not end well, and the way back where there is one. */
function Failed({
  failed,
  onBack,
}: {
  failed: NonNullable<StackStatus['failed']>;
  onBack: (snapshot: string) => void;
}) {
  const { t } = useTranslation('stack');
  const role = useRoleWords();
  const { task, fault, snapshot } = failed;
  const { service } = fault.details;
  if (fault.code === 'cancelled') return null;
  return (
    <section aria-label={t(`failed.${task}`)}>
      <TroubleNote error={fault}>
        {fault.code === 'service-failed' && typeof service === 'string' && (
          <Button component={Link} href={routes.stackLog(service)} size="compact-sm" variant="default">
            {t('card.logNamed', { name: role(service).name })}
          </Button>
        )}
      </TroubleNote>
      {snapshot !== undefined && (
        <div className={styles.back}>
          {t('update.failed')}
          <Button size="compact-sm" onClick={() => onBack(snapshot)}>
            {t('update.back')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Has a screen reader say what goes wrong, once for each service and kind. */
function useTroubleSaid({ services }: StackStatus): void {
  const { t } = useTranslation('stack');
  const role = useRoleWords();
  const words = useTroubleOfService();
  const said = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    for (const { name, trouble } of newTroubles(services, said.current))
      announce(t('said.trouble', { name: role(name).name, message: words(trouble).message }));
    said.current = troubleKeys(services);
  });
}
