import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClusterStack } from '../../../../contract/shapes/cluster-stack.ts';
import { IconDelete, IconStack } from '../../../components/icons.ts';
import { Panel } from '../../../components/page.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useClusters } from '../../../data/use-deployment.ts';
import { useBringUp, useServiceActions, useWatchedServices } from '../../../data/use-every-service.ts';
import { useFormat } from '../../../i18n/format.ts';
import { ConfirmDialog } from '../start/confirm-dialog.tsx';
import styles from './every-service.module.css';
import { RemoveServicesDialog } from './remove-services-dialog.tsx';
import { ServiceList } from './service-list.tsx';
import { ServicesWork } from './services-work.tsx';

/** The whole stack in a cluster, the one that is chosen where any is; nothing where there is none to have it in. */
export function EveryService({ chosen }: { chosen?: string | undefined }) {
  const { t } = useTranslation('deploy');
  const stack = useWatchedServices();
  const clusters = useClusters().data?.clusters ?? [];
  const { bringUp, isPending, error, remote, confirm, forget } = useBringUp();
  const first = chosen ?? clusters[0]?.context;
  if (stack === undefined || (stack === null && first === undefined)) return null;
  return (
    <Panel title={t('every.title')}>
      {error && <TroubleNote error={error} />}
      {stack ? (
        <There stack={stack} busy={isPending} onBringUp={() => bringUp({})} onTake={() => bringUp({ take: true })} />
      ) : (
        <div className={styles.start}>
          <p className={styles.soft}>{t('every.words', { cluster: first })}</p>
          <Button
            variant="default"
            loading={isPending}
            leftSection={<IconStack size={18} aria-hidden />}
            onClick={() => first !== undefined && bringUp({ context: first })}
          >
            {t('every.up')}
          </Button>
        </div>
      )}
      {remote !== undefined && <ConfirmDialog context={remote} busy={isPending} onConfirm={confirm} onClose={forget} />}
    </Panel>
  );
}

interface ThereProps {
  stack: ClusterStack;
  busy: boolean;
  onBringUp: () => void;
  onTake: () => void;
}

function There({ stack, busy, onBringUp, onTake }: ThereProps) {
  const { t } = useTranslation('deploy');
  const [asks, setAsks] = useState(false);
  const { remove, open, cancel } = useServiceActions();
  const { context, services, job, failed, fault, data } = stack;
  const isConflict = failed?.fault.code === 'deploy-conflict';
  const words = useStateWords();
  return (
    <div className={styles.there}>
      <p className={styles.soft}>{words(stack)}</p>
      {job !== undefined && <ServicesWork key={job} id={job} />}
      {fault && <TroubleNote error={fault} />}
      {failed && job === undefined && failed.fault.code !== 'cancelled' && <TroubleNote error={failed.fault} />}
      {[remove.error, open.error, cancel.error].map((each) => each && <TroubleNote key={String(each)} error={each} />)}
      {services.length > 0 && (
        <ServiceList
          services={services}
          onOpen={(name) => open.mutate(name)}
          opening={open.isPending ? open.variables : undefined}
        />
      )}
      <div className={styles.acts}>
        {job === undefined ? (
          <>
            <Button variant="default" loading={busy} onClick={isConflict ? onTake : onBringUp}>
              {t(isConflict ? 'next.take' : services.length > 0 ? 'every.again' : 'every.up')}
            </Button>
            {(services.length > 0 || data || fault) && (
              <Button
                variant="light"
                color="red"
                leftSection={<IconDelete size={18} aria-hidden />}
                onClick={() => setAsks(true)}
              >
                {t('there.remove')}
              </Button>
            )}
          </>
        ) : (
          <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate(job)}>
            {t('next.cancel')}
          </Button>
        )}
      </div>
      {asks && (
        <RemoveServicesDialog
          context={context}
          onRemove={(typed) => remove.mutate(typed, { onSuccess: () => setAsks(false) })}
          busy={remove.isPending}
          onClose={() => setAsks(false)}
        />
      )}
    </div>
  );
}

function useStateWords() {
  const { t } = useTranslation('deploy');
  const format = useFormat();
  return ({ services, context, data, fault }: ClusterStack): string => {
    if (fault) return t('every.in', { cluster: context });
    if (services.length === 0) return t(data ? 'every.kept' : 'every.none', { cluster: context });
    const ready = services.filter(({ state }) => state === 'ready').length;
    return t('every.ready', { ready: format.number(ready), total: format.number(services.length), cluster: context });
  };
}
