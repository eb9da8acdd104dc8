import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ClusterRollout } from '../../../contract/shapes/cluster-rollout.ts';
import { useTroubleWords } from '../../components/use-trouble-words.ts';
import { routes } from '../routes.ts';

/** How a version stands in the clusters that people deploy the project to; each is looked after on its own computer. */
export function ClusterLines({ clusters }: { clusters: readonly ClusterRollout[] }) {
  const { t } = useTranslation('train');
  const words = useTroubleWords();
  const why = ({ fault }: ClusterRollout) => {
    return fault && words(fault).message;
  };
  return (
    <>
      {clusters.map((one) => (
        <p key={one.meadow}>
          <Link href={routes.deploy}>{t('result.inCluster', { where: one.where, by: one.by })}</Link>{' '}
          {t(`result.cluster.${one.state}`)} {one.state === 'failed' && why(one)}
        </p>
      ))}
    </>
  );
}
