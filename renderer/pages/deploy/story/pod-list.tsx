import { useTranslation } from 'react-i18next';
import type { Deployed } from '../../../../contract/shapes/deployment.ts';
import { PodCard } from './pod-card.tsx';
import styles from './story.module.css';

/** The copies, those that come and those that go. */
export function PodList({ deployed }: { deployed: Deployed }) {
  const { t } = useTranslation('deploy');
  const { replicas, canary } = deployed;
  const pods = [...deployed.pods, ...(canary?.pods ?? [])];
  return (
    <section>
      <h2 className={styles.title}>{t('pods.title')}</h2>
      {pods.length === 0 ? (
        <p className={styles.none}>{t(replicas === 0 ? 'pods.noneWanted' : 'pods.none')}</p>
      ) : (
        <ul className={styles.pods} aria-label={t('pods.title')}>
          {pods.map((pod) => (
            <PodCard key={pod.name} pod={pod} isCanary={canary?.pods.includes(pod) ?? false} />
          ))}
        </ul>
      )}
    </section>
  );
}
