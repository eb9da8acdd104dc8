import { useTranslation } from 'react-i18next';
import type { Deployment } from '../../../../contract/shapes/deployment.ts';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { answering } from '../head/deploy-state.ts';
import styles from './failed-note.module.css';

/** How the last change ended, where it did not end well, and who answers meanwhile. */
export function FailedNote({ deployment }: { deployment: Deployment }) {
  const { t } = useTranslation('deploy');
  const format = useFormat();
  const { failed, job, fault } = deployment;
  if (!failed || job !== undefined || failed.fault.code === 'cancelled') return null;
  // That it is away is said once.
  if (fault?.code === failed.fault.code) return null;
  const others = answering(deployment).filter((version) => version !== failed.version);
  const { version, at } = failed;
  return (
    <section className={styles.failed} aria-label={t('failed.title')}>
      <TroubleNote error={failed.fault} />
      <p className={styles.before}>
        {t('failed.when', { version, when: format.near(at) })}{' '}
        {others.length > 0 && t('failed.before', { version: others.join(', ') })}
      </p>
    </section>
  );
}
