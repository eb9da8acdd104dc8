import type { Command } from '../../palette/command.ts';
import { useSectionCommands } from '../../palette/lead-to-section.ts';
import { useNames } from '../../palette/use-names.ts';

const parts = ['mark'] as const;

/** The way to the pass mark of load tests. */
export function useLoadSections(): Command[] {
  const lead = useSectionCommands();
  const names = useNames('load');
  return lead(
    'loadTest',
    parts.map((part) => ({
      id: `load-${part}`,
      ...names(
        (t) => t(`${part}.title`),
        (t) => t(`find.${part}`),
      ),
    })),
  );
}
