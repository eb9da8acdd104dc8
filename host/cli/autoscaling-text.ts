import type { Autoscaling, AutoscalingLimits, AutoscalingState } from '../../contract/shapes/autoscaling.ts';
import { visible } from './table.ts';

const states: Record<AutoscalingState, string> = {
  looking: 'nothing is measured yet',
  fitting: 'as many as the load asks for',
  'at-least': 'the load asks for no more than the least',
  'at-most': 'the load asks for more than the most',
  unmeasured: 'how many the load asks for is not known',
  unable: 'the cluster cannot change the number',
  paused: 'there are to be none',
};

/** How copies follow the load, as lines; nothing where their number is fixed. `replicas`: as many as are kept now. */
export function autoscalingText({ measures, limits }: Autoscaling, replicas: number): string {
  if (!limits) return '';
  const { least, most, state: told, words, cpu, foreign } = limits;
  // Where nothing is ever measured there is nothing to wait for.
  const state = told === 'looking' && !measures ? 'unmeasured' : told;
  const load = cpu ? ` (${cpu.used} of ${cpu.target} thousandths of a core each)` : '';
  const who = foreign === undefined ? '' : `, by "${foreign}", which is not Meadow's`;
  const head = `Between ${least} and ${most} copies${who}: ${howMany(limits, replicas)} ${states[state]}${load}.\n`;
  const why = state === 'unable' || (state === 'unmeasured' && measures) ? `${words}\n` : '';
  const missing = measures ? '' : 'This cluster measures nothing: install metrics-server, or set a fixed number.\n';
  return visibleLines(head + why + missing);
}

function howMany({ wanted, least }: AutoscalingLimits, replicas: number): string {
  if (wanted !== undefined) return `${wanted} wanted,`;
  return `${replicas} kept${replicas === least ? ' (the least)' : ''};`;
}

const visibleLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => visible(line))
    .join('\n');
