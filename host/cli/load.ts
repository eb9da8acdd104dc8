import type { LoadLive, LoadPlan, LoadProfile, LoadResult, LoadTarget } from '../../contract/shapes/load.ts';
import { loadBefore } from '../../contract/shapes/load-before.ts';
import { CommandFault } from '../../services/domain/command-fault.ts';
import { Fault } from '../../services/domain/fault.ts';
import type { Client } from '../core-client.ts';
import { asJson } from './as-json.ts';
import { cancellable } from './cancellable.ts';
import { exitCodes } from './exit-codes.ts';
import { findProject } from './find-project.ts';
import { aboutWords, HEAD, liveLine, rowOf, verdictWords } from './load-words.ts';
import { table, visible } from './table.ts';
import type { Terminal } from './terminal.ts';

export interface LoadTestOptions {
  stack?: true;
  deployed?: true;
  users?: number;
  for: number;
  profile: LoadProfile;
  p95?: number;
  errors?: number;
  gate?: 'on' | 'off';
  confirm?: string;
  project?: string;
  script?: 'k6' | 'locust';
  json?: true;
}

/** `meadow loadtest`: how fast an API answers while many ask. */
export async function loadTest(
  client: Client,
  terminal: Terminal,
  address: string | undefined,
  options: LoadTestOptions,
  signal: AbortSignal,
): Promise<number> {
  const target = targetOf(address, options);
  const { id: project } = await findProject(client, options.project);
  if (options.gate !== undefined) await client.load.setGate({ project, on: options.gate === 'on' });
  const plan = await planOf(client, project, options);
  if (options.script !== undefined) {
    const { text } = await client.load.script({
      project,
      tool: options.script,
      address: address ?? (await addressOf(client, project, target.kind)),
      plan,
    });
    await terminal.print(text);
    return exitCodes.done;
  }
  const { job } = await client.load.start({ project, target, plan });
  const cancel = () => client.jobs.cancel({ job });
  const last = await cancellable(signal, cancel, () => follow(client, terminal, project));
  const result = last?.result;
  if (!result) {
    await throwFault(client, job);
    terminal.say('Stopped before anything was measured.');
    return exitCodes.interrupted;
  }
  const before = loadBefore(await client.load.list({ project }), result);
  await terminal.print(
    options.json ? asJson({ ...result, before: before ?? null }) : inWords(result, before, terminal),
  );
  if (result.stopped) return exitCodes.interrupted;
  return result.verdict.state === 'passed' ? exitCodes.done : exitCodes.failed;
}

function targetOf(address: string | undefined, { stack, deployed, confirm: confirmed }: LoadTestOptions): LoadTarget {
  if ([address !== undefined, stack, deployed].filter(Boolean).length > 1)
    throw new CommandFault('bad-request', 'It is one of an address, --stack and --deployed.', 'Leave the others out.');
  if (deployed) return { kind: 'deployed' };
  if (address === undefined) return { kind: stack ? 'stack' : 'laptop' };
  const key = process.env.MEADOW_API_KEY;
  return { kind: 'address', address, confirmed, ...(key && { key }) };
}

/** Where the mark is named it is changed; the users are then those the mark speaks of. */
async function planOf(
  client: Client,
  project: string,
  { users, for: seconds, profile, p95, errors }: LoadTestOptions,
): Promise<LoadPlan> {
  const before = await client.load.mark({ project });
  const changes = p95 !== undefined || errors !== undefined;
  const changed = {
    p95: p95 ?? before.p95,
    errors: errors ?? before.errors,
    users: users ?? before.users,
  };
  const mark = changes ? await client.load.setMark({ project, mark: changed }) : before;
  return { profile, seconds, users: users ?? mark.users };
}

async function addressOf(client: Client, project: string, kind: LoadTarget['kind']): Promise<string> {
  if (kind === 'laptop') return `http://127.0.0.1:${(await client.serving.state()).port}`;
  const found = (await client.load.targets({ project })).find((target) => target.kind === kind);
  if (found?.error) throw Fault.fromShape(found.error);
  if (found?.address === undefined && kind === 'deployed')
    throw new CommandFault('not-found', 'This project is not deployed anywhere.', 'Deploy it first.');
  if (found?.address === undefined) throw new CommandFault('stack-off', 'The stack does not run.', 'Start it first.');
  return found.address;
}

/** The last that was told of the test. */
async function follow(client: Client, terminal: Terminal, project: string): Promise<LoadLive | undefined> {
  let last: LoadLive | undefined;
  for await (const live of await client.load.watch({ project })) {
    last = live;
    terminal.show(liveLine(live));
  }
  return last;
}

/** Throws what a job failed with. */
async function throwFault(client: Client, job: string): Promise<void> {
  for await (const { error } of await client.jobs.watch({ job })) if (error) throw Fault.fromShape(error);
}

function inWords(result: LoadResult, before: LoadResult | undefined, { columns }: Terminal): string {
  const { levels, failures, verdict, cpu, cores } = result;
  return [
    visible(aboutWords(result)),
    '',
    table([HEAD, ...levels.map(rowOf)], columns),
    ...failures.map(({ what, times }) => `${times} times ${visible(what)}`),
    `The generator took ${(100 * cpu).toFixed(0)} % of one of ${cores} cores.`,
    ...(before?.total.ms && result.total.ms
      ? [
          visible(
            `The same test of ${before.versions[0]?.version}: p95 ${before.total.ms.p95} ms, now ${result.total.ms.p95} ms.`,
          ),
        ]
      : []),
    verdictWords(verdict),
    '',
  ].join('\n');
}
