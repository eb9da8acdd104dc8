import { useTranslation } from 'react-i18next';
import type { DriftSignal } from '../../../../contract/shapes/drift.ts';
import { ClassSharePairs } from './class-share-pairs.tsx';
import { SharePair } from './share-pair.tsx';
import { SpreadPair } from './spread-pair.tsx';

/** What was measured now beside what is usual, drawn. */
export function DriftMeasure({ signal: { name, now, usual } }: { signal: DriftSignal }) {
  const { t } = useTranslation('monitoring');
  if (now?.kind === 'share' && usual?.kind === 'share') return <SharePair now={now.share} usual={usual.share} />;
  if (now?.kind === 'shares' && usual?.kind === 'shares') {
    return <ClassSharePairs now={now.shares} usual={usual.shares} />;
  }
  if (now?.kind === 'spread' && usual?.kind === 'spread' && name !== 'neither' && name !== 'mix') {
    const ends = { low: t(`drift.ends.${name}.low`), high: t(`drift.ends.${name}.high`) };
    return <SpreadPair now={now.spread} usual={usual.spread} ends={ends} />;
  }
  return null;
}
