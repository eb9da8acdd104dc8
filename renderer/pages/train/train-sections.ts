import type { Command } from '../../palette/command.ts';
import { useSectionCommands } from '../../palette/lead-to-section.ts';
import { useNames } from '../../palette/use-names.ts';

const parts = ['earlier'] as const;

/** The way to the trainings of earlier. */
export function useTrainSections(): Command[] {
  const lead = useSectionCommands();
  const names = useNames('train');
  return lead(
    'train',
    parts.map((part) => ({
      id: `train-${part}`,
      ...names(
        (t) => t(part),
        (t) => t(`find.${part}`),
      ),
    })),
  );
}
