import { setTimeout } from 'node:timers/promises';
import type Docker from 'dockerode';
import { Fault } from '../../domain/fault.ts';
import { label } from '../../domain/stack/labels.ts';
import type { ContainerOrder } from '../../ports/container-engine.ts';
import { optionsOf } from './container-options.ts';
import { statusOf, wordsOf } from './engine-faults.ts';

/** So long a container that is being removed may keep its name. */
const REMOVING_MS = 15_000;
const AGAIN_MS = 250;

/** Answers the id of a new container, or of the one that somebody who was as quick has made of the same order. */
export async function createContainer(
  docker: Docker,
  order: ContainerOrder,
  abortSignal: AbortSignal,
): Promise<string> {
  for (
    const until = performance.now() + REMOVING_MS;
    ;
    await setTimeout(AGAIN_MS, undefined, { signal: abortSignal })
  ) {
    const made = await tryToCreate(docker, order, abortSignal);
    if (made !== undefined) return made;
    const holder = await holderOf(docker, order.name, abortSignal);
    // It went between the two questions.
    if (!holder) continue;
    const { Id: id, State: state, Config: config } = holder;
    const isSame = (...names: string[]) => names.every((name) => config.Labels?.[name] === order.labels[name]);
    const leaves = state.Status === 'removing' || state.Dead;
    if (!leaves && isSame(label.project, label.service, label.hash)) return id;
    // One of the service that was told to go runs until it does.
    const mayLeave = leaves || isSame(label.project, label.service);
    if (!mayLeave || performance.now() > until) throw nameTaken(order.name);
  }
}

/** None where there is a container of this name. */
async function tryToCreate(
  docker: Docker,
  order: ContainerOrder,
  abortSignal: AbortSignal,
): Promise<string | undefined> {
  try {
    const options = { _query: { name: order.name }, _body: optionsOf(order), abortSignal };
    return (await docker.createContainer(options as object)).id;
  } catch (thrown) {
    if (statusOf(thrown) === 404 && /image/i.test(wordsOf(thrown))) throw imageMissing(order.rule.image);
    if (statusOf(thrown) !== 409) throw thrown;
    return undefined;
  }
}

async function holderOf(docker: Docker, name: string, abortSignal: AbortSignal) {
  try {
    return await docker.getContainer(name).inspect({ abortSignal });
  } catch (thrown) {
    if (statusOf(thrown) === 404) return undefined;
    throw thrown;
  }
}

export const imageMissing = (image: string): Fault =>
  new Fault('image-missing', `The image ${image} is not here.`, 'Start the stack again: it is fetched.', {
    details: { case: 'not-here', image },
  });

const nameTaken = (container: string): Fault =>
  new Fault(
    'engine-refused',
    `The container ${container} is there, and is not one of this stack.`,
    'Remove it, then start the stack again.',
    { details: { case: 'container-foreign', container } },
  );
