import { useTranslation } from 'react-i18next';
import { Panel } from '../../../components/page.tsx';
import { FileJob } from '../../../keeping/file-job.tsx';
import styles from './keep.module.css';

/** The way in for container images on a computer that cannot download them. */
export function KitPanel() {
  const { t } = useTranslation('stack');
  return (
    <Panel id="stack-kit" title={t('kit.title')}>
      <FileJob button={t('kit.button')} begin={(client, file) => client.stack.loadKit({ file })} ended={t('kit.done')}>
        <p className={styles.none}>{t('kit.words')}</p>
      </FileJob>
    </Panel>
  );
}
