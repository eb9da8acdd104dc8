import type { Command } from '../../palette/command.ts';
import { useSectionCommands } from '../../palette/lead-to-section.ts';
import { useNames } from '../../palette/use-names.ts';

const parts = ['access', 'snippets', 'try', 'log'] as const;

/** The way to each part of the page of the local API. */
export function useApiSections(): Command[] {
  const lead = useSectionCommands();
  const names = useNames('api');
  return lead(
    'api',
    parts.map((part) => ({
      id: `api-${part}`,
      ...names(
        (t) => t(`${part}.title`),
        (t) => t(`find.${part}`),
      ),
    })),
  );
}
