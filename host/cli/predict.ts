import type { PhotoResult } from '../../contract/predicting.ts';
import type { Job } from '../../contract/shapes/job.ts';
import { own } from '../../contract/shapes/own.ts';
import { LEAST_PHOTOS } from '../../contract/shapes/trainable.ts';
import { CommandFault } from '../../services/domain/command-fault.ts';
import { Fault } from '../../services/domain/fault.ts';
import type { Client } from '../core-client.ts';
import { cancellable } from './cancellable.ts';
import { exitCodes } from './exit-codes.ts';
import { predictionTable } from './prediction-table.ts';
import { progressLine } from './progress-line.ts';
import type { Terminal } from './terminal.ts';

export interface PredictOptions {
  json?: true;
  csv?: true;
  heatmap?: string;
  version?: string;
}

/** `meadow predict`: photos and folders become verdicts, printed in the order asked. */
export async function predict(
  client: Client,
  terminal: Terminal,
  photos: string[],
  { json, csv, heatmap, version }: PredictOptions,
  signal: AbortSignal,
): Promise<number> {
  if (version === undefined) await checkAnswer(client);
  const asked = { paths: photos, from: process.cwd(), origin: 'cli', version, heatmaps: heatmap } as const;
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
 * Throws where the project that is worked on has no model: another project's would answer, which is not what was
 * asked, and a script would not see it.
 */
async function checkAnswer(client: Client): Promise<void> {
  const projects = await client.projects.list();
  const current = projects.find((project) => project.current);
  if (!current || current.live !== undefined) return;
  const other = projects.find(({ live }) => live !== undefined)?.live;
  const { labels } = await client.photos.counts({ project: current.id });
  const have = current.classes.map((label) => `${label} ${own(labels, label) ?? 0}`).join(', ');
  throw new CommandFault(
    'model-missing',
    `The project "${current.name}" has no model of its own yet.`,
    [
      `It takes ${LEAST_PHOTOS} labelled photos of each class${have && ` (so far: ${have})`}:`,
      'add them with "meadow photos add", then run "meadow train".',
      other === undefined ? '' : `Another project's model answers with --version ${other}.`,
    ]
      .filter(Boolean)
      .join(' '),
    { details: { project: current.name } },
  );
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
