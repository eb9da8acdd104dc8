import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type ServingState, USUAL_PORT } from '../../../contract/serving.ts';
import { useServingActions } from '../../data/use-serving.ts';
import { routes } from '../routes.ts';
import styles from './port-field.module.css';

/** Who chose the port, and what becomes of it. */
export function PortHint({ serving: { port, portTaken, portChosen } }: { serving: ServingState }) {
  const { t } = useTranslation('api');
  const { configure } = useServingActions();
  if (portTaken !== undefined)
    return (
      <>
        {t('access.portTaken', { port, taken: portTaken })} <Link href={routes.doctor}>{t('access.whoHasIt')}</Link>
      </>
    );
  if (!portChosen) return t('access.portHint', { port: USUAL_PORT });
  return (
    <>
      {t('access.portChosen')}{' '}
      <UnstyledButton className={styles.free} onClick={() => configure.mutate({ port: null })}>
        {t('access.portFree')}
      </UnstyledButton>
    </>
  );
}
