import type { Command } from '../../palette/command.ts';
import { useSectionCommands } from '../../palette/lead-to-section.ts';
import { useNames } from '../../palette/use-names.ts';

const parts = ['trend', 'history'] as const;

/** The way to what the Models page says of all versions. */
export function useModelSections(): Command[] {
  const lead = useSectionCommands();
  const names = useNames('models');
  return lead(
    'models',
    parts.map((part) => ({
      id: `models-${part}`,
      ...names(
        (t) => t(`${part}.title`),
        (t) => t(`find.${part}`),
      ),
    })),
  );
}
