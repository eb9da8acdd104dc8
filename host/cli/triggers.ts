import type { TriggerName, TriggerSettings } from '../../contract/shapes/trigger.ts';
import type { DryRun } from '../../contract/triggers.ts';
import { CommandFault } from '../../services/domain/command-fault.ts';
import type { Client } from '../core-client.ts';
import { asJson } from './as-json.ts';
import { cancellable } from './cancellable.ts';
import { exitCodes } from './exit-codes.ts';
import { findProject } from './find-project.ts';
import { table, visible } from './table.ts';
import type { Terminal } from './terminal.ts';
import { followRun } from './train.ts';
import { becauseOf, moment, reasonInWords } from './trigger-words.ts';

export interface TriggerOptions {
  project?: string;
  json?: true;
}

/** `meadow triggers list`: which are on, when they run next, and what they did last. */
export async function listTriggers(
  client: Client,
  terminal: Terminal,
  { project: asked, json }: TriggerOptions,
): Promise<number> {
  const { id: project } = await findProject(client, asked);
  const states = await client.triggers.list({ project });
  if (json) {
    const rows = states.map(({ name, enabled, next, last }) => ({
      name,
      enabled,
      next: next ?? null,
      last: last ? { at: last.at, ran: last.ran, reason: reasonInWords(last.reason) } : null,
    }));
    await terminal.print(asJson(rows));
    return exitCodes.done;
  }
  const now = new Date();
  const rows = states.map(({ name, enabled, next, last }) => [
    name,
    enabled ? 'on' : 'off',
    next === undefined ? '' : moment(next, now),
    last ? `${moment(last.at, now)} ${becauseOf(last.ran ? 'ran' : 'did not run', last.reason, now)}` : '',
  ]);
  await terminal.print(table([['TRIGGER', '', 'NEXT', 'LAST'], ...rows], terminal.columns));
  return exitCodes.done;
}

/** `meadow triggers enable`, `disable`: switches it, with what is set of it. */
export async function switchTrigger(
  client: Client,
  terminal: Terminal,
  trigger: TriggerName,
  on: boolean,
  { project: asked, json, set = [] }: TriggerOptions & { set?: string[] },
): Promise<number> {
  const { id: project } = await findProject(client, asked);
  const settings = await client.triggers.settings({ project });
  const group = { ...settings[trigger], ...changes(settings[trigger], set), on };
  await client.triggers.change({ project, change: { [trigger]: group } });
  const words = on ? inWords(await client.triggers.dryRun({ project, trigger })) : `${trigger} is off.`;
  await terminal.print(json ? asJson({ name: trigger, enabled: on, settings: group }) : `${visible(words)}\n`);
  return exitCodes.done;
}

/** `meadow triggers dry-run`: what it would do now, and why. */
export async function dryRunTriggers(
  client: Client,
  terminal: Terminal,
  trigger: TriggerName | undefined,
  { project: asked, json }: TriggerOptions,
): Promise<number> {
  const { id: project } = await findProject(client, asked);
  const runs =
    trigger === undefined
      ? await client.triggers.list({ project })
      : [await client.triggers.dryRun({ project, trigger })];
  const rows = runs.map(({ name, enabled, runs: ran, reason }) => ({
    name,
    enabled,
    runs: ran,
    reason: reasonInWords(reason),
  }));
  const words = runs.map((run) => `${visible(inWords(run))}\n`).join('');
  await terminal.print(json ? asJson(trigger === undefined ? rows : rows[0]) : words);
  return exitCodes.done;
}

/** `meadow triggers run`: now, whatever its condition says; until the training has ended. */
export async function runTrigger(
  client: Client,
  terminal: Terminal,
  trigger: TriggerName,
  { project: asked, json }: TriggerOptions,
  signal: AbortSignal,
): Promise<number> {
  const { id: project } = await findProject(client, asked);
  const { ran, reason, run } = await client.triggers.run({ project, trigger });
  const told = { name: trigger, ran, reason: reasonInWords(reason) };
  if (run === undefined) {
    await terminal.print(json ? asJson(told) : `${visible(becauseOf(`${trigger} did not run`, reason))}\n`);
    return exitCodes.done;
  }
  const cancel = () => client.training.cancel({ run });
  const result = await cancellable(signal, cancel, () => followRun(client, terminal, run));
  if (!result) return exitCodes.interrupted;
  const { version, live, gate } = result;
  const came = `${version} is ${live ? 'live' : 'not live'}.${gate ? ` The gate: ${gate.reason}.` : ''}`;
  await terminal.print(
    json ? asJson({ ...told, run, result }) : `${visible(`${becauseOf(`${trigger} ran`, reason)}. ${came}`)}\n`,
  );
  return exitCodes.done;
}

const inWords = ({ name, enabled, runs, reason }: DryRun): string => {
  const would = becauseOf(runs ? 'would run now' : 'would not run now', reason);
  return enabled ? `${name} is on; ${would}.` : `${name} is off; were it on, it ${would}.`;
};

/** `least=10` as a change of a group. What it may be is the core's to say. */
function changes(group: TriggerSettings[TriggerName], set: readonly string[]): Record<string, string | number> {
  return Object.fromEntries(
    set.map((text) => {
      const [name = '', ...rest] = text.split('=');
      const value = rest.join('=');
      const known = [...Object.keys(group), ...('cron' in group ? ['zone'] : [])].filter((key) => key !== 'on');
      if (!known.includes(name) || value === '')
        throw new CommandFault('bad-request', `"${text}" sets nothing of it.`, `Give ${known.join('=… or ')}=….`);
      if (name === 'cron' || name === 'zone') return [name, value];
      if (Number.isNaN(Number(value)))
        throw new CommandFault('bad-request', `"${value}" is no number.`, `Give one, such as ${name}=10.`);
      return [name, Number(value)];
    }),
  );
}
