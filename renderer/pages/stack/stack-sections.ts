import type { Command } from '../../palette/command.ts';
import { useSectionCommands } from '../../palette/lead-to-section.ts';
import { useNames } from '../../palette/use-names.ts';

const parts = ['weight', 'variables', 'engine', 'kit', 'remove'] as const;

/** The way to each part of the Stack page that is there before a stack runs as well. */
export function useStackSections(): Command[] {
  const lead = useSectionCommands();
  const names = useNames('stack');
  return lead(
    'stack',
    parts.map((part) => ({
      id: `stack-${part}`,
      ...names(
        (t) => t(`${part}.title`),
        (t) => t(`find.${part}`),
      ),
    })),
  );
}
