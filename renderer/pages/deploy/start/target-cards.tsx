import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cluster, DeployTarget } from '../../../../contract/shapes/deployment.ts';
import { contextOf, PROCESSES } from './choose-target.ts';
import styles from './target-cards.module.css';

interface Props {
  clusters: readonly Cluster[];
  value: DeployTarget;
  onChange: (target: DeployTarget) => void;
}

/** Where a version can be deployed: each cluster, and this computer itself. */
export function TargetCards({ clusters, value, onChange }: Props) {
  const { t } = useTranslation('deploy');
  const group = useId();
  const card = (target: DeployTarget, name: string, kind: string, where: string) => (
    <label key={contextOf(target) ?? ''} className={styles.card}>
      <input
        type="radio"
        name={group}
        className={styles.radio}
        checked={contextOf(target) === contextOf(value)}
        onChange={() => onChange(target)}
      />
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        {kind && <span className={styles.kind}>{kind}</span>}
        <span className={styles.where}>{where}</span>
      </span>
    </label>
  );
  return (
    <div role="radiogroup" aria-label={t('start.where')} className={styles.cards}>
      {clusters.map(({ context, kind, local, current }) =>
        card(
          { kind: 'kubernetes', context },
          context,
          [kind !== 'other' && t(`kind.${kind}`), current && t('start.current')].filter(Boolean).join(' · '),
          t(local ? 'start.local' : 'start.remote'),
        ),
      )}
      {card(PROCESSES, t('start.here'), t('start.rehearsal'), t('start.rehearsalWords'))}
    </div>
  );
}
