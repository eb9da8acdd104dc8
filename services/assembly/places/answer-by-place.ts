import { z } from 'zod';
import { contract } from '../../../contract/index.ts';
import type { Project } from '../../../contract/projects.ts';
import { versionSummary } from '../../../contract/shapes/model.ts';
import type { Place } from '../../../contract/shapes/place.ts';
import { asFault, Fault } from '../../domain/fault.ts';
import { whereTo } from '../../domain/places/where-to.ts';
import type { Joined } from '../joined.ts';
import type { Machine } from '../machine.ts';
import type { Features } from '../router.ts';
import { createFindPlace, placeOf } from './find-place.ts';
import { rememberStack } from './remembered-stack.ts';
import { MAY_HAVE_MOVED, type StackPlace } from './stack-place.ts';

type Answer = (input: unknown, signal?: AbortSignal) => unknown;

const modelsShape = z.array(versionSummary);
const beginsJob = z.object({ job: z.string() });
/** Jobs that are remembered with their place. */
const MOST_JOBS = 500;

export interface AnswerParts {
  machine: Machine;
  /** What answers for the laptop. */
  joined: Joined;
  stack: StackPlace;
}

/** All features of a laptop's core: each call is answered in the place of what it names. */
export function answerByPlace({ machine, joined, stack }: AnswerParts): Features {
  const find = createFindPlace(machine);
  const jobs = new Map<string, Place>();
  const lists = listEverywhere({ machine, joined, stack });

  const noteJob = (answer: unknown, place: Place) => {
    const begun = beginsJob.safeParse(answer);
    if (!begun.success) return;
    jobs.set(begun.data.job, place);
    for (const old of [...jobs.keys()].slice(0, Math.max(0, jobs.size - MOST_JOBS))) jobs.delete(old);
  };
  const answerOf = (name: string, procedure: string): Answer => {
    const own: Answer = (input, signal) => Reflect.get(Reflect.get(joined, name), procedure)(input, signal);
    return async (input, signal) => {
      const where = whereTo(name, procedure, input);
      if (where === 'machine') return own(input, signal);
      if (where === 'everywhere') return lists(`${name}.${procedure}`, own, input);
      const place = (await placeOf(find, where, (job) => jobs.get(job))) ?? 'laptop';
      if (place === 'laptop') return own(input, signal);
      joined.stack.use();
      const { joined: there } = await reachAwake(stack, joined);
      try {
        const answer: unknown = await Reflect.get(Reflect.get(there, name), procedure)(input, signal);
        noteJob(answer, place);
        return answer;
      } catch (thrown) {
        if (!MAY_HAVE_MOVED.has(asFault(thrown).code)) throw thrown;
        // Why it is away is what the next line finds, and that may wake it.
        await stack.doubt().catch(() => undefined);
        await reachAwake(stack, joined);
        throw thrown;
      }
    };
  };
  return Object.fromEntries(
    Object.entries(contract).map(([name, procedures]) => [
      name,
      Object.fromEntries(Object.keys(procedures).map((procedure) => [procedure, answerOf(name, procedure)])),
    ]),
  ) as unknown as Features;
}

/** A stack that rests is started by who needs it, where that is wanted; the call itself does not wait for it. */
async function reachAwake(stack: StackPlace, joined: Joined) {
  try {
    return await stack.reach();
  } catch (thrown) {
    if (asFault(thrown).code !== 'stack-off' || !(await joined.stack.wake())) throw thrown;
    throw new Fault('stack-off', 'The stack rested, and is being started.', 'Wait about a minute, then try again.', {
      details: { case: 'waking', waking: 'yes' },
      cause: thrown,
    });
  }
}

/** Makes the function that answers lists of all projects, those of the stack as they were last known while it is away. */
function listEverywhere({ machine, joined, stack }: AnswerParts) {
  const remembered = rememberStack(machine.own.catalog.settings);

  const projects = async (): Promise<Project[]> => {
    const inStack = await machine.places.inStack();
    const here = (await joined.projects.list()).filter(({ id }) => !inStack.has(id));
    if (inStack.size === 0) return here;
    const there = await stack
      .reach()
      .then(async (place) => {
        const all = (await place.joined.projects.list()).filter(({ id }) => inStack.has(id));
        await remembered.keepProjects(all);
        return all;
      })
      .catch(async () => (await remembered.projects()).map((project) => ({ ...project, away: true })));
    const { project: chosen } = await machine.settings.get();
    return [...here, ...there.map((project) => ({ ...project, current: project.id === chosen }))];
  };
  const models = async () => {
    const inStack = await machine.places.inStack();
    if (inStack.size === 0) return [];
    return stack
      .reach()
      .then(async ({ joined: there }) => {
        const all = modelsShape.parse(await there.models.list({})).filter(({ project }) => inStack.has(project));
        await remembered.keepModels(all);
        return all;
      })
      .catch(remembered.models);
  };
  const runs = async (input: unknown) => {
    const inStack = await machine.places.inStack();
    if (inStack.size === 0) return [];
    const { joined: there } = await stack.reach();
    return (await there.training.list(input ?? {})).filter(({ project }) => inStack.has(project));
  };
  return async (name: string, own: Answer, input: unknown): Promise<unknown> => {
    if (name === 'projects.list') return projects();
    const here = (await own(input)) as unknown[];
    return [...here, ...(await (name === 'models.list' ? models() : runs(input).catch(() => [])))];
  };
}
