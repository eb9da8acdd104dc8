import { Button } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StackFix } from '../../../../contract/stack.ts';
import { IconClose, IconRefresh, IconStart, IconStop, IconTool } from '../../../components/icons.ts';
import { useFixName } from '../preflight/use-fix-name.ts';
import type { NextStep } from './next-step.ts';

interface Props {
  step: NextStep;
  /** It was pressed, and the answer is on its way. */
  busy: boolean;
  onStart: () => void;
  onStop: () => void;
  onRestart: (service: string) => void;
  onCancel: (job: string) => void;
  onFix: (fix: StackFix) => void;
  onLook: () => void;
}

const icons: Record<NextStep['kind'], Icon> = {
  cancel: IconClose,
  fix: IconTool,
  'look-again': IconRefresh,
  start: IconStart,
  'start-rest': IconStart,
  stop: IconStop,
  mend: IconTool,
};

/** The one thing to do next. Ending something is never the loud button. */
export function NextButton({ step, busy, ...acts }: Props) {
  const { t } = useTranslation('stack');
  const fixName = useFixName();
  const Icon = icons[step.kind];
  return (
    <Button
      variant={step.kind === 'cancel' || step.kind === 'stop' ? 'default' : 'filled'}
      loading={busy}
      leftSection={<Icon size={18} aria-hidden />}
      onClick={() => act(step, acts)}
    >
      {step.kind === 'fix' ? fixName(step.fix) : t(`next.${step.kind}`)}
    </Button>
  );
}

function act(step: NextStep, { onStart, onStop, onRestart, onCancel, onFix, onLook }: Omit<Props, 'step' | 'busy'>) {
  switch (step.kind) {
    case 'cancel':
      return onCancel(step.job);
    case 'fix':
      return onFix(step.fix);
    case 'look-again':
      return onLook();
    case 'stop':
      return onStop();
    case 'mend':
      return step.service === undefined ? onStart() : onRestart(step.service);
    default:
      return onStart();
  }
}
