import { resolve } from 'node:path';
import type { StackService, StackStatus } from '../../contract/shapes/stack.ts';
import { CommandFault } from '../../services/domain/command-fault.ts';
import { Fault } from '../../services/domain/fault.ts';
import type { Client } from '../core-client.ts';
import { asJson } from './as-json.ts';
import { checksText } from './checks-text.ts';
import { exitCodes } from './exit-codes.ts';
import { followJob } from './follow-job.ts';
import { printLog } from './print-log.ts';
import { stackWorkLines } from './stack-lines.ts';
import { table, visible } from './table.ts';
import type { Terminal } from './terminal.ts';

interface Json {
  json?: true;
}

/** `others`: also what another Meadow started. */
export interface StackChangeOptions extends Json {
  others?: true;
}

export interface StackDownOptions extends StackChangeOptions {
  /** The name of the stack, where its data is to go too. */
  data?: string;
}

export interface StackLogsOptions extends Json {
  follow?: true;
  tail: number;
  find?: string;
}

/** `meadow stack up`: until all that was asked for is healthy, or why it is not. */
export async function stackUp(
  client: Client,
  terminal: Terminal,
  services: readonly string[],
  options: StackChangeOptions,
  signal: AbortSignal,
): Promise<number> {
  const before = Date.now();
  const { job } = await client.stack.up({
    ...(services.length > 0 && { services: [...services] }),
    others: options.others,
  });
  if (!(await follow(client, terminal, job, signal))) return exitCodes.interrupted;
  const status = await statusNow(client);
  const wanted =
    services.length === 0 ? status.services : status.services.filter(({ name }) => services.includes(name));
  const healthy = wanted.every((each) => each.health === 'healthy');
  if (options.json) await terminal.print(asJson(inJson(status)));
  else {
    await terminal.print(servicesTable(status, terminal));
    if (healthy) terminal.say(`All are healthy, after ${((Date.now() - before) / 1000).toFixed(1)} s.`);
  }
  return healthy ? exitCodes.done : exitCodes.failed;
}

/** As it is, without the wait for what it takes. */
async function statusNow(client: Client): Promise<StackStatus> {
  for await (const status of await client.stack.watch()) return status;
  return client.stack.status();
}

/** `meadow stack stop` */
export async function stackStop(
  client: Client,
  terminal: Terminal,
  service: string | undefined,
  { json, others }: StackChangeOptions,
  signal: AbortSignal,
): Promise<number> {
  const { job } = await client.stack.stop({ others, ...(service !== undefined && { service }) });
  return finish(client, terminal, job, json, signal, 'Stopped; the containers are kept.');
}

/** `meadow stack down` */
export async function stackDown(
  client: Client,
  terminal: Terminal,
  { data, json, others }: StackDownOptions,
  signal: AbortSignal,
): Promise<number> {
  const { job } = await (data === undefined
    ? client.stack.down({ others })
    : client.stack.remove({ data: true, name: data, others }));
  const words =
    data === undefined ? 'The stack is down; its data is kept.' : 'The stack is gone, and its data with it.';
  return finish(client, terminal, job, json, signal, words);
}

/** `meadow stack restart` */
export async function stackRestart(
  client: Client,
  terminal: Terminal,
  service: string,
  { json, others }: StackChangeOptions,
  signal: AbortSignal,
): Promise<number> {
  const { job } = await client.stack.restart({ service, others });
  return finish(client, terminal, job, json, signal, `${service} was restarted.`);
}

/** `meadow stack update` */
export async function stackUpdate(
  client: Client,
  terminal: Terminal,
  { json, others }: StackChangeOptions,
  signal: AbortSignal,
): Promise<number> {
  const { changes } = await client.stack.updates();
  for (const { services, from, to } of changes) terminal.say(visible(`${services.join(', ')}: ${from} → ${to}`));
  const { job } = await client.stack.update({ others });
  const words =
    changes.length === 0 ? 'Nothing was to be updated; all run.' : 'Updated; "meadow stack back" leads back.';
  return finish(client, terminal, job, json, signal, words, follow);
}

/** `meadow stack load`: the images of an offline kit. */
export async function stackLoad(
  client: Client,
  terminal: Terminal,
  kit: string,
  { json }: Json,
  signal: AbortSignal,
): Promise<number> {
  const { job } = await client.stack.loadKit({ file: resolve(kit) });
  const kept = 'Stopped. Images that were taken until then stay.';
  if (!(await followJob(client, terminal, job, signal, kept))) return exitCodes.interrupted;
  const words = 'Every image of the kit is here; "meadow stack up" starts the stack.\n';
  await terminal.print(json ? asJson(await client.stack.preflight()) : words);
  return exitCodes.done;
}

/** `meadow stack back`: to the newest copy where none is named. */
export async function stackBack(
  client: Client,
  terminal: Terminal,
  id: string | undefined,
  { json, list, others }: StackChangeOptions & { list?: true },
  signal: AbortSignal,
): Promise<number> {
  const { snapshots } = await client.stack.updates();
  if (list) {
    const rows = snapshots.map(({ id: name, size, changes }) => [
      name,
      `${Math.round(size / 1e6)} MB`,
      changes.map(({ from, to }) => `${from} → ${to}`).join(', '),
    ]);
    await terminal.print(json ? asJson(snapshots) : table([['COPY', 'SIZE', 'BEFORE'], ...rows], terminal.columns));
    return exitCodes.done;
  }
  const snapshot = id ?? snapshots[0]?.id;
  if (snapshot === undefined)
    throw new CommandFault('not-found', 'There is no copy to go back to.', 'One is made before each update.');
  const { job } = await client.stack.back({ snapshot, others });
  return finish(client, terminal, job, json, signal, 'Data and images are as they were.', follow);
}

/** `meadow stack status` */
export async function stackStatus(client: Client, terminal: Terminal, { json }: Json): Promise<number> {
  const status = await client.stack.status();
  if (json) await terminal.print(asJson(inJson(status)));
  else await terminal.print(servicesTable(status, terminal));
  if (status.another)
    terminal.say(visible(`Started by another Meadow, with the data folder ${status.another.folder}.`));
  if (status.fault) terminal.say(`${visible(status.fault.message)}\n${visible(status.fault.hint)}`);
  return status.healthy ? exitCodes.done : exitCodes.failed;
}

/** `meadow stack logs` */
export async function stackLogs(
  client: Client,
  terminal: Terminal,
  service: string | undefined,
  { follow: follows, tail, find, json }: StackLogsOptions,
  signal: AbortSignal,
): Promise<number> {
  const { services, fault } = await client.stack.status();
  if (fault) throw Fault.fromShape(fault);
  const named = service === undefined ? services : services.filter(({ name }) => name === service);
  // Who follows may well ask before the start.
  if (!follows && !named.some(({ containers }) => containers.length > 0)) throw noLog(service, services);
  const asked = {
    follow: follows === true,
    tail,
    ...(service !== undefined && { service }),
    ...(find !== undefined && { find }),
  };
  await printLog(await client.stack.logs(asked), terminal, signal, { json, named: service === undefined });
  return exitCodes.done;
}

/** Nothing was started that could have written a line. */
function noLog(service: string | undefined, services: StackStatus['services']): Fault {
  if (service !== undefined && !services.some(({ name }) => name === service))
    return new CommandFault(
      'not-found',
      `There is no service "${service}" in what runs.`,
      `There are: ${services.map(({ name }) => name).join(', ')}.`,
    );
  return new CommandFault(
    'stack-off',
    service === undefined ? 'The stack was not started.' : `${service} was not started.`,
    'Start it with "meadow stack up".',
  );
}

/** `meadow stack secrets` */
export async function stackSecrets(client: Client, terminal: Terminal, { json }: Json): Promise<number> {
  const secrets = await client.stack.secrets();
  const rows = secrets.map(({ service, name, value, page = '' }) => [service, name, value, page]);
  await terminal.print(json ? asJson(secrets) : table([['SERVICE', 'WHAT', 'VALUE', 'WHERE'], ...rows]));
  return exitCodes.done;
}

/** `meadow doctor stack` */
export async function doctorStack(client: Client, terminal: Terminal, { json }: Json): Promise<number> {
  const checks = await client.stack.preflight();
  await terminal.print(json ? asJson(checks) : checksText(checks));
  return checks.some(({ state }) => state === 'failed') ? exitCodes.failed : exitCodes.done;
}

/** Shows what each service waits for while the job goes on. Throws what it failed with. */
async function follow(client: Client, terminal: Terminal, job: string, signal: AbortSignal): Promise<boolean> {
  const ended = new AbortController();
  const watching = showWork(client, terminal, ended.signal).catch(() => undefined);
  try {
    return await followJob(client, { ...terminal, show: () => {} }, job, signal);
  } catch (error) {
    await sayTroubles(client, terminal, error);
    throw error;
  } finally {
    ended.abort();
    await watching;
  }
}

async function showWork(client: Client, terminal: Terminal, signal: AbortSignal): Promise<void> {
  let told = '';
  for await (const { work } of await client.stack.watch(undefined, { signal })) {
    if (!work || signal.aborted) continue;
    const lines = stackWorkLines(work);
    if (lines !== told) terminal.show(lines);
    told = lines;
  }
}

/** The job fails with the first thing that went wrong; these are the others. */
async function sayTroubles(client: Client, terminal: Terminal, error: unknown): Promise<void> {
  const status = await client.stack.status().catch(() => undefined);
  const first = error instanceof Fault ? error.message : '';
  for (const { trouble } of status?.services ?? [])
    if (trouble && trouble.message !== first) terminal.say(visible(trouble.message));
}

async function finish(
  client: Client,
  terminal: Terminal,
  job: string,
  json: true | undefined,
  signal: AbortSignal,
  words: string,
  following: typeof follow = (...all) => followJob(...all),
): Promise<number> {
  if (!(await following(client, terminal, job, signal))) return exitCodes.interrupted;
  await terminal.print(json ? asJson(inJson(await client.stack.status())) : `${words}\n`);
  return exitCodes.done;
}

/** What programs rely on: names by role, one line a service. */
const inJson = ({ services, healthy }: StackStatus) => ({
  services: services.map(({ name, state, health, image, ports, memory }) => ({
    name,
    state,
    health,
    image,
    ports: ports.map(({ port }) => port),
    memory: memory ?? null,
  })),
  healthy,
});

function servicesTable({ services }: StackStatus, terminal: Terminal): string {
  if (services.length === 0) return '';
  const rows = services.map((service) => [
    service.name,
    service.oneShot && service.health === 'healthy' ? 'done' : service.state,
    service.health,
    service.ports.map(({ port }) => port).join(' '),
    service.memory === undefined ? '' : `${Math.round(service.memory / 2 ** 20)} MB`,
    aboutOf(service),
  ]);
  return table([['SERVICE', 'STATE', 'HEALTH', 'PORTS', 'MEMORY', ''], ...rows], terminal.columns);
}

const aboutOf = ({ trouble, page = '' }: StackService): string => trouble?.message ?? page;
