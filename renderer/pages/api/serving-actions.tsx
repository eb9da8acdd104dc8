import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ServingState } from '../../../contract/serving.ts';
import { IconOutside, IconRefresh } from '../../components/icons.ts';
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
        <Button
          component="a"
          variant={failed ? 'default' : 'filled'}
          href={`${serving.address}/docs`}
          target="_blank"
          rel="noopener noreferrer"
          leftSection={<IconOutside size={18} aria-hidden />}
        >
          {t('docs')}
        </Button>
      )}
    </>
  );
}
