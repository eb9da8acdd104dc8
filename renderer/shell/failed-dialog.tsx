import { useTranslation } from 'react-i18next';
import { Dialog } from '../components/dialog.tsx';
import styles from './failed-dialog.module.css';
import { FailedWords } from './failed-words.tsx';

/** Says that what was asked for over the page could not be loaded or drawn. */
export function FailedDialog({ error, onClose }: { error: unknown; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog opened onClose={onClose} title={t('failedPage.part')}>
      <div role="alert" className={styles.words}>
        <FailedWords error={error} />
      </div>
    </Dialog>
  );
}
