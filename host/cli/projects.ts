import type { Client } from '../core-client.ts';
import { asJson } from './as-json.ts';
import { counted } from './counted.ts';
import { exitCodes } from './exit-codes.ts';
import { findProject } from './find-project.ts';
import { table, visible } from './table.ts';
import type { Terminal } from './terminal.ts';

/** `meadow projects list`: which there are, what is live in each, and which one is worked on. */
export async function listProjects(client: Client, terminal: Terminal, { json }: { json?: true }): Promise<number> {
  const projects = await client.projects.list();
  const rows = projects.map(({ id, name, current, live, classes, photos, place }) => [
    name,
    current ? 'worked on' : '',
    id,
    live ?? '',
    classes.join(', '),
    counted(photos, 'photo'),
    place === 'stack' ? 'in the stack' : '',
  ]);
  const head = ['PROJECT', '', 'ID', 'LIVE', 'CLASSES', 'LABELLED', ''];
  await terminal.print(json ? asJson(projects) : table([head, ...rows], terminal.columns));
  return exitCodes.done;
}

/** `meadow projects choose`: the window works on it from now on, and so does what names no project. */
export async function chooseProject(
  client: Client,
  terminal: Terminal,
  asked: string,
  { json }: { json?: true },
): Promise<number> {
  const { id, name } = await findProject(client, asked);
  await client.projects.select({ project: id });
  const words = `${name} is worked on from now on: by the window, and by whatever names no project.`;
  await terminal.print(json ? asJson({ project: id }) : `${visible(words)}\n`);
  return exitCodes.done;
}
