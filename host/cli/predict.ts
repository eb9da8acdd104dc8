import type { PhotoResult } from '../../contract/predicting.ts';
import type { Job } from '../../contract/shapes/job.ts';
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

async function follow(client: Client, terminal: Terminal, batch: string) {
  const results: PhotoResult[] = [];
  let job: Job | undefined;
  for await (const update of await client.predicting.watch({ batch })) {
    results.push(...update.results);
    job = update.job;
    terminal.show(progressLine(job));
  }
  terminal.show('');
  if (!job) throw new Fault('internal', 'The core told nothing of the photos.', 'Run the command again.');
  return { results: results.toSorted((a, b) => a.index - b.index), job };
}
