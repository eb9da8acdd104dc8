import { resolve } from 'node:path';
import type { KeptReport } from '../../contract/keeping.ts';
import { Fault } from '../../services/domain/fault.ts';
import type { Client } from '../core-client.ts';
import { untilInterrupted } from '../interrupt.ts';
import { asJson } from './as-json.ts';
import { exitCodes } from './exit-codes.ts';
import { sayFault } from './fault-of.ts';
import { followJob } from './follow-job.ts';
import { progressLine } from './progress-line.ts';
import { visible } from './table.ts';
import type { Terminal } from './terminal.ts';

export interface BackupOptions {
  secrets?: boolean;
  json?: true;
}

const UNCHANGED = 'Stopped. Nothing was changed.';

/** `meadow backup`: everything of the data folder into one file, while others go on with it. */
export async function backup(
  client: Client,
  terminal: Terminal,
  file: string,
  { secrets = false, json }: BackupOptions,
  signal: AbortSignal,
): Promise<number> {
  const { job } = await client.keeping.backup({ file: resolve(file), secrets });
  if (!(await followJob(client, terminal, job, signal, UNCHANGED))) return exitCodes.interrupted;
  const report = await reportOf(client, job);
  const keys = secrets ? 'The keys of this installation are in it: keep it to yourself.' : 'Without the keys.';
  const words = `${report.file}: ${report.files} files, ${megabytes(report)} MB. ${keys}`;
  await terminal.print(json ? asJson(report) : `${visible(words)}\n`);
  return exitCodes.done;
}

/**
 * `meadow restore`: a backup takes the place of a data folder. A core that works on the folder reads and checks it, and
 * it takes its place when that core starts next.
 */
export async function restore(
  home: string,
  terminal: Terminal,
  file: string,
  { json }: { json?: true },
  askRunning: (work: (client: Client, signal: AbortSignal) => Promise<number>) => Promise<number>,
): Promise<number> {
  const signal = untilInterrupted();
  const say = async (report: KeptReport, waits: boolean) => {
    const words = waits
      ? 'Checked. It takes its place when the Meadow that runs on this data folder is started again.'
      : `Restored ${report.files} files, ${megabytes(report)} MB, as they were at ${report.created}.`;
    await terminal.print(json ? asJson({ ...report, waits }) : `${visible(words)}\n`);
    return exitCodes.done;
  };
  try {
    const { restoreHome } = await import('../../services/assembly/restore-home.ts');
    const onProgress = (job: Parameters<typeof progressLine>[0]) => terminal.show(progressLine(job));
    return await say(await restoreHome(home, resolve(file), { signal, onProgress }), false);
  } catch (thrown) {
    if (signal.aborted) {
      terminal.say(UNCHANGED);
      return exitCodes.interrupted;
    }
    if (!(thrown instanceof Fault) || thrown.code !== 'home-locked') return sayFault(terminal, thrown);
  }
  return askRunning(async (client, stop) => {
    const { job } = await client.keeping.restore({ file: resolve(file) });
    if (!(await followJob(client, terminal, job, stop, UNCHANGED))) return exitCodes.interrupted;
    return say(await reportOf(client, job), true);
  });
}

async function reportOf(client: Client, job: string): Promise<KeptReport> {
  const report = await client.keeping.report({ job });
  if (report) return report;
  throw new Fault('internal', 'It ended without a word.', 'Look whether the file is there.');
}

const megabytes = ({ bytes }: KeptReport) => (bytes / 1e6).toFixed(1);
