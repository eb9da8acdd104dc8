import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/page.tsx';
import styles from './privacy-panel.module.css';

/** That nothing is told to anybody, and what leaves the computer when a person has it do so. */
export function PrivacyPanel() {
  const { t } = useTranslation('settings');
  return (
    <Panel id="settings-privacy" title={t('privacy.title')}>
      <p className={styles.words}>{t('privacy.words')}</p>
    </Panel>
  );
}
