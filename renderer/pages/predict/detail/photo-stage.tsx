import { HeatStage } from '../../../components/heat/heat-stage.tsx';
import type { ResultItem } from '../results/result-item.ts';
import { useOriginalUrl } from './use-original-url.ts';

interface Props {
  batch: string;
  item: ResultItem;
  heat: boolean;
  /** The small picture's address has run out. */
  onGone: () => void;
}

/** The photo that was dropped, else its small picture, with the heatmap over it if asked. */
export function PhotoStage({ batch, item, heat, onGone }: Props) {
  const original = useOriginalUrl(batch, item.index);
  return (
    <HeatStage
      sources={[original, item.thumbnail]}
      alt={item.photo}
      heatmap={heat ? item.verdict?.heatmap : undefined}
      onFailed={(address) => {
        if (address === item.thumbnail) onGone();
      }}
    />
  );
}
