import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type ServingState, USUAL_PORT } from '../../../contract/serving.ts';
import { routes } from '../routes.ts';
import styles from './port-field.module.css';

interface Props {
  serving: ServingState;
  /** Lets Meadow choose it again; none while that is being done. */
  onFree: (() => void) | undefined;
}

/** Who chose the port, and what becomes of it. */
export function PortHint({ serving: { port, portTaken, portChosen }, onFree }: Props) {
  const { t } = useTranslation('api');
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
      <UnstyledButton className={styles.free} aria-disabled={!onFree} onClick={onFree}>
        {t('access.portFree')}
      </UnstyledButton>
    </>
  );
}
