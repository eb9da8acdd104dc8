import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ServingState } from '../../../contract/serving.ts';
import { IconRefresh } from '../../components/icons.ts';
import { OutsideLink } from '../../components/outside-link.tsx';
import { useServingActions } from '../../data/use-serving.ts';

/** The one thing to do next: switch it on, restart it, or read how it is asked. */
export function ServingActions({ serving }: { serving: ServingState }) {
  const { t } = useTranslation('api');
  const { configure, restart } = useServingActions();
  if (!serving.on) {
    return (
      <Button loading={configure.isPending} onClick={() => configure.mutate({ on: true })}>
        {t('turnOn')}
      </Button>
    );
  }
  const failed = serving.state === 'failed';
  return (
    <>
      {/* Replicas are containers: whoever runs the stack starts them. */}
      {!serving.replicas && (
        <Button
          variant={failed ? 'filled' : 'default'}
          loading={restart.isPending}
          leftSection={<IconRefresh size={18} aria-hidden />}
          onClick={() => restart.mutate()}
        >
          {t('restart')}
        </Button>
      )}
      {serving.address && (
        <OutsideLink variant={failed ? 'default' : 'filled'} href={`${serving.address}/docs`}>
          {t('docs')}
        </OutsideLink>
      )}
    </>
  );
}
