import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { CopyButton } from '../../components/copy-button.tsx';
import { Panel } from '../../components/page.tsx';
import { SettingRow } from '../../components/setting-row.tsx';
import { useStack } from '../../data/use-stack.ts';
import { routes } from '../routes.ts';
import styles from './stack-api-panel.module.css';

/** The API of the stack has another address: said here, where one looks for it. Nothing while it does not run. */
export function StackApiPanel() {
  const { t } = useTranslation('api');
  const front = useStack().data?.services.find(({ name }) => name === 'api-front');
  const port = front?.health === 'healthy' ? front.ports[0] : undefined;
  if (!port) return null;
  const address = `http://${port.host}:${port.port}`;
  return (
    <Panel title={t('stack.title')}>
      <p className={styles.words}>{t('stack.words')}</p>
      <SettingRow name={t('access.address')}>
        <code>{address}</code>
        <CopyButton text={address} name={t('access.address')} />
      </SettingRow>
      <p className={styles.words}>
        <Link href={routes.stack}>{t('stack.key')}</Link>
      </p>
    </Panel>
  );
}
