import { routes } from '../../../pages/routes.ts';
import type { Command } from '../../../palette/command.ts';
import { useSectionCommands } from '../../../palette/lead-to-section.ts';
import { useNames } from '../../../palette/use-names.ts';

const parts = ['new-photos', 'weekly', 'live-accuracy', 'drift', 'failed-run'] as const;

/** The way to each trigger. */
export function useTriggerSections(): Command[] {
  const lead = useSectionCommands();
  const names = useNames('triggers');
  return lead(
    'train',
    parts.map((part) => ({
      id: `trigger-${part}`,
      ...names(
        (t) => t(`name.${part}`),
        (t) => t(`find.${part}`),
      ),
    })),
    routes.triggers,
  );
}
