import type { ClusterService, ClusterStack } from '../../contract/shapes/cluster-stack.ts';
import { CommandFault } from '../../services/domain/command-fault.ts';
import type { Client } from '../core-client.ts';
import { asJson } from './as-json.ts';
import { exitCodes } from './exit-codes.ts';
import { followJob } from './follow-job.ts';
import { table, visible } from './table.ts';
import type { Terminal } from './terminal.ts';

interface Json {
  json?: true;
}

export interface DeployAllOptions extends Json {
  context?: string;
  confirm?: string;
  take?: true;
}

const STOPPED = 'Stopped; what is there stays, and "meadow deploy --all" goes on from it.';

/** `meadow deploy --all` */
export async function deployAll(
  client: Client,
  terminal: Terminal,
  { context, confirm, take, json }: DeployAllOptions,
  signal: AbortSignal,
): Promise<number> {
  const { job } = await client.everyService.up({
    ...(context !== undefined && { context }),
    ...(confirm !== undefined && { confirmed: confirm }),
    ...(take && { take }),
  });
  if (!(await followJob(client, terminal, job, signal, STOPPED))) return exitCodes.interrupted;
  return statusOfAll(client, terminal, { ...(json && { json }) });
}

/** `meadow deploy status --all` */
export async function statusOfAll(client: Client, terminal: Terminal, { json }: Json): Promise<number> {
  const { stack } = await client.everyService.read();
  await terminal.print(json ? asJson(stack ?? null) : everyServiceText(stack, terminal.columns));
  if (stack?.fault) terminal.say(`${visible(stack.fault.message)}\n${visible(stack.fault.hint)}`);
  return stack?.settled ? exitCodes.done : exitCodes.failed;
}

/** `meadow deploy remove --all` */
export async function removeAll(
  client: Client,
  terminal: Terminal,
  { data, json }: Json & { data?: string },
  signal: AbortSignal,
): Promise<number> {
  const { stack } = await client.everyService.read();
  if (!stack) throw new CommandFault('not-found', 'The services are in no cluster.', 'There is nothing to remove.');
  const { job } = await client.everyService.remove(data === undefined ? {} : { data });
  if (!(await followJob(client, terminal, job, signal, 'Stopped; remove them again to go on.')))
    return exitCodes.interrupted;
  const kept = `Removed; volumes and passwords are kept. "--data ${stack.context}" removes them too.\n`;
  const words = data === undefined ? kept : 'Removed, with all data.\n';
  await terminal.print(json ? asJson({ context: stack.context, removed: true, data: data === undefined }) : words);
  return exitCodes.done;
}

/** Service by service: how it is, where it is reached, what is wrong. */
export function everyServiceText(stack: ClusterStack | undefined, columns: number | undefined): string {
  if (!stack) return 'The services are in no cluster. "meadow deploy --all" brings them up.\n';
  const { context, namespace, services, failed, data } = stack;
  if (services.length === 0) {
    const kept = data ? 'no service runs; its data is kept' : 'nothing is known of the services';
    return `${visible(`In ${context}: ${kept}.`)}\n${failureText(failed)}`;
  }
  const ready = services.filter(({ state }) => state === 'ready').length;
  const head = `${visible(`${ready} of ${services.length} services are ready in ${context}, namespace ${namespace}.`)}\n`;
  const rows = services.map((service) => [
    service.name,
    `${service.state} ${service.ready}/${service.wanted}`,
    service.inside ?? '',
    service.trouble?.message ?? '',
  ]);
  const list = table([['SERVICE', 'STATE', 'IN THE CLUSTER', ''], ...rows], columns);
  return head + list + waysText(services) + failureText(failed);
}

const failureText = (failed: ClusterStack['failed']): string =>
  failed ? `${visible(failed.fault.message)}\n${visible(failed.fault.hint)}\n` : '';

function waysText(services: readonly ClusterService[]): string {
  const lines = services.flatMap(({ name, address, command }) => {
    const way = address ?? command;
    return way === undefined ? [] : [`  ${name}: ${way}`];
  });
  return lines.length > 0 ? `Pages, from this computer:\n${lines.map((line) => visible(line)).join('\n')}\n` : '';
}
