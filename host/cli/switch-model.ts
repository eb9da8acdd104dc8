import type { LiveChange } from '../../contract/shapes/live.ts';
import { Fault } from '../../services/domain/fault.ts';
import type { Client } from '../core-client.ts';
import { exitCodes } from './exit-codes.ts';
import { visible } from './table.ts';
import type { Terminal } from './terminal.ts';

/** `meadow models promote`: a version goes live, where the gate agrees or somebody says why all the same. */
export async function promoteModel(
  client: Client,
  terminal: Terminal,
  version: string,
  { force, json }: { force?: string; json?: true },
): Promise<number> {
  return say(terminal, await client.models.promote({ version, force }), json);
}

/** `meadow models rollback`: the version before answers again. */
export async function rollbackModel(
  client: Client,
  terminal: Terminal,
  { project: asked, json }: { project?: string; json?: true },
): Promise<number> {
  const projects = await client.projects.list();
  const project = projects.find(({ id, name, current }) =>
    asked === undefined ? current : [id, name].includes(asked),
  );
  if (!project) throw noSuchProject(asked ?? '');
  return say(terminal, await client.models.rollback({ project: project.id }), json);
}

async function say(terminal: Terminal, change: LiveChange, json: true | undefined): Promise<number> {
  const before = change.before === undefined ? '' : ` instead of ${change.before}`;
  const words = `${change.version} is live in the project ${change.project}${before}.`;
  await terminal.print(json ? `${JSON.stringify(change, undefined, 2)}\n` : `${visible(words)}\n`);
  return exitCodes.done;
}

function noSuchProject(project: string): Fault {
  return new Fault('bad-request', `There is no project "${project}".`, 'Name one of those in "meadow models list".');
}
