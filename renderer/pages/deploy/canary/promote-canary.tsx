import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { useCanaryActions } from '../../../data/use-canary.ts';
import { ForceDialog } from '../../models/live/force-dialog.tsx';
import type { GateRefusal } from './use-gate-refusal.ts';

interface Props {
  version: string;
  gate: GateRefusal | undefined;
  promote: ReturnType<typeof useCanaryActions>['promote'];
  /** It is what a person does next. */
  ready: boolean;
  disabled: boolean;
}

/** Puts the canary in the champion's place; where the gate said no, it asks why it should be all the same. */
export function PromoteCanary({ version, gate, promote, ready, disabled }: Props) {
  const { t } = useTranslation('deploy');
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button
        variant={ready ? 'filled' : 'default'}
        disabled={disabled}
        loading={promote.isPending}
        onClick={() => (gate ? setAsks(true) : promote.mutate(undefined))}
      >
        {t('canary.promote')}
      </Button>
      {gate && (
        <ForceDialog
          opened={asks}
          version={version}
          live={gate.live}
          report={gate.report}
          refusal={gate.refusal}
          switching={promote}
          onForce={(reason) => promote.mutate(reason, { onSuccess: () => setAsks(false) })}
          onClose={() => {
            setAsks(false);
            promote.reset();
          }}
        />
      )}
    </>
  );
}
