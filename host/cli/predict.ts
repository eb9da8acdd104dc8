import type { PhotoResult } from '../../contract/predicting.ts';
import type { Project } from '../../contract/projects.ts';
import { answering } from '../../contract/shapes/answering.ts';
import type { Job } from '../../contract/shapes/job.ts';
import { lacking } from '../../contract/shapes/lacking.ts';
import { LEAST_CLASSES, LEAST_PHOTOS } from '../../contract/shapes/trainable.ts';
import { CommandFault } from '../../services/domain/command-fault.ts';
import { Fault } from '../../services/domain/fault.ts';
import type { Client } from '../core-client.ts';
import { cancellable } from './cancellable.ts';
import { exitCodes } from './exit-codes.ts';
import { knownProject } from './find-project.ts';
import { predictionTable } from './prediction-table.ts';
import { progressLine } from './progress-line.ts';
import type { Terminal } from './terminal.ts';

export interface PredictOptions {
  json?: true;
  csv?: true;
  heatmap?: string;
  version?: string;
  project?: string;
}

/** `meadow predict`: photos and folders become verdicts, printed in the order asked. */
export async function predict(
  client: Client,
  terminal: Terminal,
  photos: string[],
  { json, csv, heatmap, version, project }: PredictOptions,
  signal: AbortSignal,
): Promise<number> {
  const projects = await client.projects.list();
  const named = project === undefined ? undefined : knownProject(projects, project);
  const whose = named ?? projects.find(({ current }) => current);
  if (version === undefined && whose) await checkAnswer(client, projects, whose);
  const whom = { version, ...(named && { project: named.id }) };
  const asked = { paths: photos, from: process.cwd(), origin: 'cli', ...whom, heatmaps: heatmap } as const;
  const { batch } = await client.predicting.start(asked);
  const cancel = () => client.predicting.cancel({ batch });
  const { results, job } = await cancellable(signal, cancel, () => follow(client, terminal, batch));
  if (job.state === 'cancelled') {
    terminal.say(`Stopped: ${results.length} of ${job.progress.total} photos were read; they are in the history.`);
    return exitCodes.interrupted;
  }
  if (job.error) throw Fault.fromShape(job.error);

  const format = json ? 'json' : csv ? 'csv' : undefined;
  const text = format && (await client.predicting.export({ batch, format })).text;
  await terminal.print(text ?? predictionTable(results, terminal.columns));
  await client.predicting.forget({ batch });
  return results.some(({ error }) => error) ? exitCodes.someUnread : exitCodes.done;
}

/**
 * Throws where the project has no model: another project's would answer, which is not what was asked, and a script would
 * not see it.
 */
async function checkAnswer(client: Client, projects: readonly Project[], asked: Project): Promise<void> {
  if (asked.live !== undefined) return;
  const { labels } = await client.photos.counts({ project: asked.id });
  const other = answering(projects, asked.id)?.live;
  throw new CommandFault(
    'model-missing',
    `The project "${asked.name}" has no ${asked.challenger === undefined ? 'model of its own' : 'live version'} yet.`,
    [
      whatItTakes(asked, labels),
      ...(other === undefined ? [] : [`Another project's model answers with --version ${other}.`]),
    ].join(' '),
    { details: { project: asked.name } },
  );
}

/** Only what is still to be done, with the command that does it. */
export function whatItTakes(
  { id, classes, challenger }: Pick<Project, 'id' | 'classes' | 'challenger'>,
  labels: Readonly<Record<string, number>>,
): string {
  if (challenger !== undefined)
    return `To make ${challenger} live: "meadow models promote ${challenger}"; to ask it as it is: --version ${challenger}.`;
  const short = lacking(classes, { labels });
  if (short === undefined) return `Train it: "meadow train --project ${id}".`;
  const have = short.map(({ label, photos }) => `${label} ${photos}`).join(', ');
  const takes =
    short.length === 0 && classes.length > 0
      ? `It takes ${LEAST_CLASSES} classes with ${LEAST_PHOTOS} labelled photos each:`
      : `It takes ${LEAST_PHOTOS} labelled photos of each class${have && ` (so far: ${have})`}:`;
  return `${takes} add them with "meadow photos add FOLDER --project ${id}", then run "meadow train --project ${id}".`;
}

async function follow(client: Client, terminal: Terminal, batch: string) {
  const results: PhotoResult[] = [];
  let job: Job | undefined;
  for await (const update of await client.predicting.watch({ batch })) {
    results.push(...update.results);
    job = update.job;
    terminal.show(progressLine(job));
  }
  terminal.show('');
  if (!job) throw new CommandFault('internal', 'The core told nothing of the photos.', 'Run the command again.');
  return { results: results.toSorted((a, b) => a.index - b.index), job };
}
