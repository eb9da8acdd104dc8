import { useTranslation } from 'react-i18next';
import { Panel } from '../../../components/page.tsx';
import { FileJob } from '../../../keeping/file-job.tsx';
import styles from './keep.module.css';

/** The way in for container images on a computer that cannot download them. `ready`: an engine can take them. */
export function KitPanel({ ready }: { ready: boolean }) {
  const { t } = useTranslation('stack');
  const words = <p className={styles.none}>{t('kit.words')}</p>;
  return (
    <Panel id="stack-kit" title={t('kit.title')}>
      {ready ? (
        <FileJob
          button={t('kit.button')}
          begin={(client, file) => client.stack.loadKit({ file })}
          ended={t('kit.done')}
        >
          {words}
        </FileJob>
      ) : (
        <>
          {words}
          <p className={styles.none}>{t('kit.notYet')}</p>
        </>
      )}
    </Panel>
  );
}
