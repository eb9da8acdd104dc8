import type { Autoscaling, AutoscalingState } from '../../contract/shapes/autoscaling.ts';
import { visible } from './table.ts';

const states: Record<AutoscalingState, string> = {
  looking: 'nothing is measured yet',
  fitting: 'as many as the load asks for',
  'at-least': 'the load asks for no more than the least',
  'at-most': 'the load asks for more than the most',
  unmeasured: 'the load is not measured',
  unable: 'the cluster cannot change the number',
  paused: 'there are to be none',
};

/** How copies follow the load, as lines; nothing where their number is fixed. */
export function autoscalingText({ measures, limits }: Autoscaling): string {
  if (!limits) return '';
  const { least, most, wanted, state, words, cpu, foreign } = limits;
  const load = cpu ? ` (${cpu.used} of ${cpu.target} thousandths of a core each)` : '';
  const who = foreign === undefined ? '' : `, by "${foreign}", which is not Meadow's`;
  const head = `Between ${least} and ${most} copies${who}: ${wanted} wanted, ${states[state]}${load}.\n`;
  const why = state === 'unable' || (state === 'unmeasured' && measures) ? `${words}\n` : '';
  const missing = measures ? '' : 'This cluster measures nothing: install metrics-server, or set a fixed number.\n';
  return visibleLines(head + why + missing);
}

const visibleLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => visible(line))
    .join('\n');
