import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type ServingState, USUAL_PORT } from '../../../contract/serving.ts';
import { useServingActions } from '../../data/use-serving.ts';
import { routes } from '../routes.ts';

/** Who chose the port, and what becomes of it. */
export function PortHint({ serving: { port, portTaken, portChosen } }: { serving: ServingState }) {
  const { t } = useTranslation('api');
  const { configure } = useServingActions();
  if (portTaken !== undefined)
    return (
      <>
        {t('access.portTaken', { port, taken: portTaken })}{' '}
        <Anchor component={Link} href={routes.doctor} inherit>
          {t('access.whoHasIt')}
        </Anchor>
      </>
    );
  if (!portChosen) return t('access.portHint', { port: USUAL_PORT });
  return (
    <>
      {t('access.portChosen')}{' '}
      <Anchor component="button" type="button" inherit onClick={() => configure.mutate({ port: null })}>
        {t('access.portFree')}
      </Anchor>
    </>
  );
}
