import type { LiveChange } from '../../contract/shapes/live.ts';
import type { Client } from '../core-client.ts';
import { asJson } from './as-json.ts';
import { exitCodes } from './exit-codes.ts';
import { findProject } from './find-project.ts';
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
  const project = await findProject(client, asked);
  return say(terminal, await client.models.rollback({ project: project.id }), json);
}

/** `meadow models remove`: a version is deleted for good, with the training it came from. */
export async function removeModel(
  client: Client,
  terminal: Terminal,
  version: string,
  { json }: { json?: true },
): Promise<number> {
  await client.models.remove({ version });
  await terminal.print(json ? asJson({ removed: version }) : `${visible(version)} is deleted.\n`);
  return exitCodes.done;
}

async function say(terminal: Terminal, change: LiveChange, json: true | undefined): Promise<number> {
  const before = change.before === undefined ? '' : ` instead of ${change.before}`;
  const words = `${change.version} is live in the project ${change.project}${before}.`;
  await terminal.print(json ? asJson(change) : `${visible(words)}\n`);
  return exitCodes.done;
}
