import { resolve } from 'node:path';
import type { PromotionPolicy } from '../../contract/shapes/project.ts';
import type { TrainingMode } from '../../contract/shapes/run.ts';
import type { TrainingResult } from '../../contract/training.ts';
import { CommandFault } from '../../services/domain/command-fault.ts';
import { Fault } from '../../services/domain/fault.ts';
import type { Client } from '../core-client.ts';
import { asJson } from './as-json.ts';
import { cancellable } from './cancellable.ts';
import { exitCodes } from './exit-codes.ts';
import { progressLine } from './progress-line.ts';
import { visible } from './table.ts';
import type { Terminal } from './terminal.ts';

export interface TrainOptions {
  from?: string;
  project?: string;
  mode?: TrainingMode;
  policy?: PromotionPolicy;
  json?: true;
}

/** Photos left aside that are named one by one. */
const MOST_NAMED = 20;

/** `meadow train`: the labelled photos of a project become a version. */
export async function train(
  client: Client,
  terminal: Terminal,
  { from, project, mode, policy, json }: TrainOptions,
  signal: AbortSignal,
): Promise<number> {
  const { run } = await client.training.start({
    ...(from !== undefined && { from: resolve(from) }),
    project,
    mode,
    policy,
  });
  const cancel = () => client.training.cancel({ run });
  const result = await cancellable(signal, cancel, () => followRun(client, terminal, run));
  if (!result) {
    terminal.say('Stopped. What was computed is kept: the next training goes on from there.');
    return exitCodes.interrupted;
  }
  sayWhatWasSkipped(terminal, result.skipped);
  await terminal.print(json ? asJson(result) : inWords(result));
  return exitCodes.done;
}

/** The result; none where it was cancelled. */
export async function followRun(client: Client, terminal: Terminal, run: string): Promise<TrainingResult | undefined> {
  for await (const { run: state, job, result } of await client.training.watch({ run })) {
    if (job) terminal.show(progressLine(job));
    // A run that ended before anybody watched it has no job any more.
    if (state.state === 'cancelled') return undefined;
    if (state.error) throw Fault.fromShape(state.error);
    if (result) return result;
  }
  throw new CommandFault(
    'internal',
    'The training told no result.',
    'Run "meadow models list" to see whether it is there.',
  );
}

function sayWhatWasSkipped(terminal: Terminal, skipped: TrainingResult['skipped']): void {
  for (const { photo, message } of skipped.slice(0, MOST_NAMED)) terminal.say(`${visible(photo)}: ${message}`);
  if (skipped.length > MOST_NAMED) terminal.say(`… and ${skipped.length - MOST_NAMED} more photos were left aside.`);
}

const listed = new Intl.ListFormat('en', { type: 'conjunction' });

function inWords(result: TrainingResult): string {
  const { version, project, classes, photos, test, seconds, embedded, cached, live, gate, clusters } = result;
  const [low, high] = test.interval.map((share) => (100 * share).toFixed(1));
  return [
    `${version} tells ${listed.format(classes)} apart. It is ${live ? 'live' : 'not live'} in the project ${project}.`,
    ...(gate ? [`The gate: ${gate.reason}.`] : []),
    live ? `To ask it: meadow predict --project ${project} PHOTO` : howToPromote(version, gate?.passed),
    ...clusters.map(inCluster),
    `Right on ${test.correct} of ${test.total} test photos: ${(100 * test.accuracy).toFixed(1)} %; between ${low} % and ${high} % is likely (Wilson, 95 % confidence).`,
    `Trained on ${photos} photos in ${seconds.toFixed(1)} s; ${embedded} were looked at, what was seen of ${cached} was known.`,
    '',
  ].join('\n');
}

/** Only what the gate refused needs a reason. */
function howToPromote(version: string, passed: boolean | undefined): string {
  if (passed) return `To make it live: meadow models promote ${version}`;
  return `To make it live all the same: meadow models promote ${version} --force REASON`;
}

function inCluster({ where, by, state, fault }: TrainingResult['clusters'][number]): string {
  const there = `In ${visible(where)} (${visible(by)})`;
  if (state === 'waiting') return `${there}: waiting for a Meadow with access.`;
  if (state === 'failed')
    return `${there} it does not answer: ${visible(fault?.message ?? 'it could not be deployed.')}`;
  return state === 'done' ? `${there} it answers too.` : `${there} it is being deployed.`;
}
