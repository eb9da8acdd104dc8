import { useTranslation } from 'react-i18next';
import type { DeployTarget } from '../../../../contract/shapes/deployment.ts';

/** Where something is deployed, as a part of a sentence. */
export function useTargetWords() {
  const { t } = useTranslation('deploy');
  return (target: DeployTarget): string =>
    target.kind === 'processes' ? t('where.processes') : t('where.kubernetes', { cluster: target.context });
}
