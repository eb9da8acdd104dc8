import { useStack } from '../../data/use-stack.ts';
import type { Command } from '../../palette/command.ts';
import { sectionsOf } from '../../palette/sections-of.ts';
import { stackParts } from './stack-parts.ts';

const useSections = sectionsOf('stack', 'stack', {
  weight: 'weight.title',
  variables: 'variables.title',
  engine: 'engine.title',
  kit: 'kit.title',
  remove: 'remove.title',
});

/** The way to each part that the Stack page has as the stack is now. */
export function useStackSections(): Command[] {
  const { data: status } = useStack();
  const shown = status && stackParts(status);
  return useSections((part) => shown?.[part] ?? false);
}
