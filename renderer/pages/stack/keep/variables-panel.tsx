import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StackStatus } from '../../../../contract/shapes/stack.ts';
import { Panel } from '../../../components/page.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useStackVariables } from '../../../data/use-stack.ts';
import styles from './keep.module.css';
import { isPending } from './pending.ts';
import { VariableRow } from './variable-row.tsx';

interface Props {
  services: StackStatus['services'];
  busy: boolean;
  onApply: () => void;
}

/** What the Compose file lets a person set: ports, and which images. Closed until somebody wants it. */
export function VariablesPanel({ services, busy, onApply }: Props) {
  const { t } = useTranslation('stack');
  const [opened, setOpened] = useState(false);
  const [setAt, setSetAt] = useState<Readonly<Record<string, number>>>({});
  const { data, error, refetch } = useStackVariables(opened);
  const variables = data?.filter(({ kind }) => kind === 'port' || kind === 'image');
  const pending = variables?.filter((variable) => isPending(variable, setAt[variable.name], services)) ?? [];
  return (
    <Panel
      id="stack-variables"
      title={t('variables.title')}
      action={
        <Button size="compact-sm" variant="default" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {t(opened ? 'variables.hide' : 'variables.show')}
        </Button>
      }
    >
      {!opened && <p className={styles.none}>{t('variables.hint')}</p>}
      {opened && error && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {opened && !variables && !error && <Skeleton height={200} />}
      {opened && pending.length > 0 && (
        <div className={styles.waits} role="status">
          {t('variables.waits')}
          <Button size="compact-sm" disabled={busy} onClick={onApply}>
            {t('variables.apply')}
          </Button>
        </div>
      )}
      {opened && variables?.length === 0 && <p className={styles.none}>{t('variables.none')}</p>}
      {opened &&
        variables?.map((variable) => (
          <VariableRow
            key={`${variable.name} ${variable.value ?? ''}`}
            variable={variable}
            pending={pending.includes(variable)}
            onSet={() => setSetAt({ ...setAt, [variable.name]: Date.now() })}
          />
        ))}
    </Panel>
  );
}
