import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { KeptReport, ModelFormat } from '../../contract/keeping.ts';
import { CommandFault } from '../../services/domain/command-fault.ts';
import { Fault } from '../../services/domain/fault.ts';
import type { Client } from '../core-client.ts';
import { untilInterrupted } from '../interrupt.ts';
import { asJson } from './as-json.ts';
import { counted } from './counted.ts';
import { exitCodes } from './exit-codes.ts';
import { sayFault } from './fault-of.ts';
import { findProject } from './find-project.ts';
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
  const begun = client.keeping.backup({ file: resolve(file), secrets });
  const keys = secrets ? 'The keys of this installation are in it: keep it to yourself.' : 'Without the keys.';
  const words = (report: KeptReport) =>
    `${report.file}: ${counted(report.files, 'file')}, ${megabytes(report)} MB. ${keys}`;
  return finish(client, terminal, await begun, json, signal, words);
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
      : `Restored ${counted(report.files, 'file')}, ${megabytes(report)} MB, as they were at ${report.created}.`;
    await terminal.print(json ? asJson({ ...report, waits }) : `${visible(words)}\n`);
    return exitCodes.done;
  };
  const replaces = `${visible(home)} holds data already; the backup takes its place, and what is there now is gone. Go on?`;
  if (existsSync(join(home, 'meadow.db')) && !(await terminal.confirm(replaces))) {
    terminal.say(UNCHANGED);
    return exitCodes.interrupted;
  }
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

/** `meadow models export`: one file for another Meadow, or a folder for other programs. */
export async function exportModel(
  client: Client,
  terminal: Terminal,
  [version, file]: [string, string],
  { format = 'meadow', json }: { format?: ModelFormat; json?: true },
  signal: AbortSignal,
): Promise<number> {
  const begun = client.keeping.exportModel({ version, file: resolve(file), format });
  return finish(client, terminal, await begun, json, signal, (report) => `${report.file}: ${megabytes(report)} MB.`);
}

/** `meadow models import`: a version of another Meadow. */
export async function importModel(
  client: Client,
  terminal: Terminal,
  file: string,
  { project, json }: { project?: string; json?: true },
  signal: AbortSignal,
): Promise<number> {
  const begun = client.keeping.importModel({ file: resolve(file), project });
  const words = (report: KeptReport) =>
    `${report.version} is a version of the project ${report.project}. It is not live: "meadow models promote ${report.version}".`;
  return finish(client, terminal, await begun, json, signal, words);
}

/** `meadow projects export`: photos, labels, versions and lists of runs in one file. */
export async function exportProject(
  client: Client,
  terminal: Terminal,
  [asked, file]: [string, string],
  { json }: { json?: true },
  signal: AbortSignal,
): Promise<number> {
  const { id: project } = await findProject(client, asked);
  const begun = client.keeping.exportProject({ project, file: resolve(file) });
  return finish(client, terminal, await begun, json, signal, (report) => `${report.file}: ${megabytes(report)} MB.`);
}

/** `meadow projects import`: a project of another Meadow. */
export async function importProject(
  client: Client,
  terminal: Terminal,
  file: string,
  { project, json }: { project?: string; json?: true },
  signal: AbortSignal,
): Promise<number> {
  const begun = client.keeping.importProject({ file: resolve(file), project });
  return finish(client, terminal, await begun, json, signal, (report) => `The project ${report.project} is here.`);
}

async function finish(
  client: Client,
  terminal: Terminal,
  { job }: { job: string },
  json: true | undefined,
  signal: AbortSignal,
  words: (report: KeptReport) => string,
): Promise<number> {
  if (!(await followJob(client, terminal, job, signal, UNCHANGED))) return exitCodes.interrupted;
  const report = await reportOf(client, job);
  await terminal.print(json ? asJson(report) : `${visible(words(report))}\n`);
  return exitCodes.done;
}

async function reportOf(client: Client, job: string): Promise<KeptReport> {
  const report = await client.keeping.report({ job });
  if (report) return report;
  throw new CommandFault('internal', 'It ended without a word.', 'Look whether the file is there.');
}

const megabytes = ({ bytes }: KeptReport) => (bytes / 1e6).toFixed(1);
