import { Button } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { IconClose, IconDeploy, IconPhotoPlus, IconRefresh, IconStart, IconTool } from '../../../components/icons.ts';
import type { DeployStep } from './next-step.ts';

const icons: Record<DeployStep['kind'], Icon> = {
  cancel: IconClose,
  'look-again': IconRefresh,
  restart: IconRefresh,
  start: IconStart,
  test: IconPhotoPlus,
  again: IconDeploy,
  take: IconTool,
};

interface Props {
  step: DeployStep;
  /** It was pressed, and the answer is on its way. */
  busy: boolean;
  onStep: (step: DeployStep) => void;
}

/** The one thing to do next. Ending something is never the loud button. */
export function NextButton({ step, busy, onStep }: Props) {
  const { t } = useTranslation('deploy');
  const Icon = icons[step.kind];
  return (
    <Button
      variant={step.kind === 'cancel' ? 'default' : 'filled'}
      loading={busy}
      leftSection={<Icon size={18} aria-hidden />}
      onClick={() => onStep(step)}
    >
      {t(`next.${step.kind}`)}
    </Button>
  );
}
