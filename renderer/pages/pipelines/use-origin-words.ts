import { useTranslation } from 'react-i18next';
import type { RunOrigin } from '../../../contract/shapes/pipeline.ts';
import { useReasonWords } from '../train/triggers/use-reason-words.ts';

/** What began a run, in words. */
export function useOriginWords(): (origin: RunOrigin) => string {
  const { t } = useTranslation('pipelines');
  const { t: triggers } = useTranslation('triggers');
  const reason = useReasonWords();
  return ({ kind, by, cause }) => {
    if (cause) return t('origin.trigger', { name: triggers(`name.${cause.trigger}`), reason: reason(cause.reason) });
    if (kind === 'trigger') return t('origin.clock');
    return by === undefined ? t(`origin.${kind}`) : t('origin.by', { how: t(`origin.${kind}`), by });
  };
}
