import type { Deployment, DeployTarget } from '../../contract/shapes/deployment.ts';
import { CommandFault } from '../../services/domain/command-fault.ts';
import { Fault } from '../../services/domain/fault.ts';
import type { Client } from '../core-client.ts';
import { asJson } from './as-json.ts';
import { autoscalingText } from './autoscaling-text.ts';
import { canaryStatus } from './canary.ts';
import { checksText } from './checks-text.ts';
import { exitCodes } from './exit-codes.ts';
import { findProject } from './find-project.ts';
import { followJob } from './follow-job.ts';
import { table, visible } from './table.ts';
import type { Terminal } from './terminal.ts';
import { moment } from './trigger-words.ts';

interface OfProject {
  project?: string;
  json?: true;
}

export interface DeployOptions extends OfProject {
  all?: true;
  context?: string;
  version?: string;
  replicas?: number;
  upTo?: number;
  confirm?: string;
  take?: true;
}

export interface ScaleOptions extends OfProject {
  upTo?: number;
}

export interface DeployLogsOptions extends OfProject {
  follow?: true;
  tail: number;
}

export interface ChangeOptions extends OfProject {
  /** Of a promotion only. */
  force?: string;
}

export type DeployChange = 'rollback' | 'restart' | 'promote' | 'abort' | 'remove';

const STOPPED = 'Stopped; the version before is put back.';

/** `meadow deploy` */
export async function deploy(
  client: Client,
  terminal: Terminal,
  { project: asked, context, version, replicas, upTo, confirm, take, json }: DeployOptions,
  signal: AbortSignal,
): Promise<number> {
  const { id: project } = await findProject(client, asked);
  const target = context === undefined ? undefined : ({ kind: 'kubernetes', context } as const);
  const { job } = await client.deploying.deploy({
    project,
    ...(target && { target }),
    ...(version !== undefined && { version }),
    ...(replicas !== undefined && { replicas }),
    ...(upTo !== undefined && { most: upTo }),
    ...(confirm !== undefined && { confirmed: confirm }),
    ...(take && { take }),
  });
  if (!(await followJob(client, terminal, job, signal, STOPPED))) return exitCodes.interrupted;
  return tell(client, terminal, project, json);
}

/** `meadow deploy rollback`, `restart`, `promote`, `abort` and `remove` */
export async function changeDeployment(
  client: Client,
  terminal: Terminal,
  what: DeployChange,
  { project: asked, force, json }: ChangeOptions,
  signal: AbortSignal,
): Promise<number> {
  const { id: project } = await findProject(client, asked);
  const { job } =
    what === 'promote' ? await client.deploying.promote({ project, force }) : await client.deploying[what]({ project });
  if (!(await followJob(client, terminal, job, signal, STOPPED))) return exitCodes.interrupted;
  if (what !== 'remove') return tell(client, terminal, project, json);
  await terminal.print(json ? asJson({ project, deployed: null }) : 'Removed.\n');
  return exitCodes.done;
}

/** `meadow deploy scale` */
export async function scaleDeployment(
  client: Client,
  terminal: Terminal,
  replicas: number,
  { project: asked, upTo, json }: ScaleOptions,
  signal: AbortSignal,
): Promise<number> {
  const { id: project } = await findProject(client, asked);
  const { job } = await client.deploying.scale({ project, replicas, ...(upTo !== undefined && { most: upTo }) });
  if (!(await followJob(client, terminal, job, signal))) return exitCodes.interrupted;
  return tell(client, terminal, project, json);
}

async function tell(client: Client, terminal: Terminal, project: string, json: true | undefined): Promise<number> {
  const found = (await client.deploying.list()).find((each) => each.project === project);
  if (!found) throw new CommandFault('not-found', 'It is not deployed any more.', 'Deploy it again.');
  await terminal.print(json ? asJson(found) : statusText([found], terminal));
  return exitCodes.done;
}

/** `meadow deploy status` */
export async function deployStatus(client: Client, terminal: Terminal, { json }: { json?: true }): Promise<number> {
  const all = await client.deploying.list();
  await terminal.print(json ? asJson(all) : statusText(all, terminal));
  for (const { fault } of all) if (fault) terminal.say(`${visible(fault.message)}\n${visible(fault.hint)}`);
  return all.every(({ deployed }) => deployed?.settled) ? exitCodes.done : exitCodes.failed;
}

/** `meadow deploy clusters` */
export async function listClusters(client: Client, terminal: Terminal, { json }: { json?: true }): Promise<number> {
  const { clusters, fault } = await client.deploying.clusters();
  const rows = clusters.map(({ context, kind, server, local }) => [
    context,
    kind === 'other' ? '' : kind,
    local ? 'here' : 'elsewhere',
    server,
  ]);
  await terminal.print(
    json ? asJson(clusters) : table([['CLUSTER', 'KIND', 'WHERE', 'ADDRESS'], ...rows], terminal.columns),
  );
  if (fault) terminal.say(`${visible(fault.message)}\n${visible(fault.hint)}`);
  return fault ? exitCodes.failed : exitCodes.done;
}

/** `meadow deploy doctor` */
export async function doctorCluster(
  client: Client,
  terminal: Terminal,
  asked: string | undefined,
  { json }: { json?: true },
): Promise<number> {
  const { clusters, fault } = await client.deploying.clusters();
  const context = asked ?? clusters.find(({ local }) => local)?.context;
  if (context === undefined)
    throw fault ? Fault.fromShape(fault) : new CommandFault('cluster-missing', NONE, 'Start one.');
  const checks = await client.deploying.doctor({ context });
  await terminal.print(json ? asJson(checks) : checksText(checks));
  return checks.some(({ state }) => state === 'failed') ? exitCodes.failed : exitCodes.done;
}

const NONE = 'No cluster of this computer was found.';

/** `meadow deploy logs` */
export async function deployLogs(
  client: Client,
  terminal: Terminal,
  pod: string | undefined,
  { project: asked, follow, tail, json }: DeployLogsOptions,
  signal: AbortSignal,
): Promise<number> {
  const { id: project } = await findProject(client, asked);
  const query = { project, tail, follow: follow === true, ...(pod !== undefined && { pod }) };
  for await (const lines of await client.deploying.logs(query, { signal })) {
    const texts = lines.map((line) => (json ? JSON.stringify(line) : visible(`${line.pod}  ${line.text}`)));
    await terminal.print(`${texts.join('\n')}\n`);
  }
  return exitCodes.done;
}

const nameOf = (target: DeployTarget): string => (target.kind === 'kubernetes' ? target.context : 'this computer');

function statusText(all: readonly Deployment[], terminal: Terminal): string {
  if (all.length === 0) return 'Nothing is deployed. "meadow deploy" deploys the live version.\n';
  return all.map((each) => ofOne(each, terminal)).join('\n');
}

function ofOne(
  { project, target, deployed, address, follows, failed, canary, probation }: Deployment,
  terminal: Terminal,
): string {
  const what = deployed ? `${deployed.version}${follows ? ' (follows the live version)' : ''}` : 'nothing yet';
  const head = `${project} in ${nameOf(target)}: ${what}${address ? `, at ${address}` : ''}\n`;
  const rows = [...(deployed?.pods ?? []), ...(deployed?.canary?.pods ?? [])].map(
    ({ name, version, state, restarts, trouble }) => [name, version, state, String(restarts), trouble?.message ?? ''],
  );
  const pods = rows.length > 0 ? table([['COPY', 'VERSION', 'STATE', 'RESTARTS', ''], ...rows], terminal.columns) : '';
  const beside = canary ? canaryStatus(canary, terminal.columns) : '';
  const scaling = deployed?.autoscaling ? autoscalingText(deployed.autoscaling, deployed.replicas) : '';
  const watched = probation
    ? `Watched until ${moment(probation.until, new Date())} while Meadow is open: where its answers fail, ${visible(probation.back)} comes back.\n`
    : '';
  return visibleHead(head) + watched + scaling + pods + beside + (failed ? `${visible(failed.fault.message)}\n` : '');
}

const visibleHead = (head: string): string => `${visible(head.trimEnd())}\n`;
