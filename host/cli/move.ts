import type { MovingState } from '../../contract/moving.ts';
import type { Place } from '../../contract/shapes/place.ts';
import type { Client } from '../core-client.ts';
import { asJson } from './as-json.ts';
import { counted } from './counted.ts';
import { exitCodes } from './exit-codes.ts';
import { findProject } from './find-project.ts';
import { followJob } from './follow-job.ts';
import { visible } from './table.ts';
import type { Terminal } from './terminal.ts';

const words: Record<Place, string> = { laptop: 'on this laptop', stack: 'in the stack' };

/** `meadow move in`, `out` and `undo`: until the project lives there, or why it does not. */
export async function move(
  client: Client,
  terminal: Terminal,
  to: Place | 'back',
  asked: string | undefined,
  { json }: { json?: true },
  signal: AbortSignal,
): Promise<number> {
  const { id: project, name } = await findProject(client, asked);
  const before = await client.moving.state({ project });
  const isThere = before.place === to && !before.moving;
  if (!isThere) {
    const { job } = await (to === 'back' ? client.moving.undo({ project }) : client.moving.move({ project, to }));
    if (!(await followJob(client, terminal, job, signal, stopped(to)))) return exitCodes.interrupted;
  }
  const state = await client.moving.state({ project });
  await terminal.print(json ? asJson({ project, ...state }) : `${visible(`${name} is ${whereIs(state, isThere)}.`)}\n`);
  return exitCodes.done;
}

/** `meadow move left`: what is newer where the project was before; brings or deletes it where that is asked for. */
export async function moveLeft(
  client: Client,
  terminal: Terminal,
  asked: string | undefined,
  options: { json?: true; bring?: true; delete?: true },
  signal: AbortSignal,
): Promise<number> {
  const { id: project, name } = await findProject(client, asked);
  const left = await client.moving.left({ project });
  const settles = options.bring === true || options.delete === true;
  if (settles) {
    const { job } = await client.moving.settle({ project, bring: options.bring === true });
    if (!(await followJob(client, terminal, job, signal, 'Stopped. Ask again to go on.'))) return exitCodes.interrupted;
  }
  const counts = [
    counted(left.photos, 'photo'),
    counted(left.labels, 'changed label'),
    counted(left.trainings, 'training'),
    counted(left.predictions, 'prediction'),
  ].join(', ');
  const what = options.bring ? 'Photos and labels were brought, the rest was deleted' : 'All of it was deleted';
  const lines = [`New where ${name} was before: ${counts}.`, ...(settles ? [`${what} there.`] : [])];
  await terminal.print(options.json ? asJson({ project, ...left }) : `${visible(lines.join(' '))}\n`);
  return exitCodes.done;
}

const whereIs = ({ place }: MovingState, already: boolean): string => `${words[place]}${already ? ' already' : ''}`;

const stopped = (to: Place | 'back'): string =>
  to === 'back'
    ? 'Stopped. Ask again to go on.'
    : 'Stopped. What was copied is kept: ask again to go on, or "meadow move undo".';
