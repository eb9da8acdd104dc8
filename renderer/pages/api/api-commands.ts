import { IconOutside } from '../../components/icons.ts';
import { useServing } from '../../data/use-serving.ts';
import type { Command } from '../../palette/command.ts';
import { leadTo } from '../../palette/lead-to.ts';
import { useNames } from '../../palette/use-names.ts';

/** The documentation of the local API, while that answers. */
export function useApiCommands(): Command[] {
  const names = useNames('api');
  const address = useServing().data?.address;
  if (!address) return [];
  const words = names(
    (t) => t('command.docs'),
    (t) => t('command.docsWords'),
  );
  return [leadTo('api-docs', IconOutside, words, () => window.open(`${address}/docs`, '_blank', 'noopener'))];
}
