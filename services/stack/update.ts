import type { ImageChange, StackSnapshot } from '../../contract/shapes/stack.ts';
import { Fault } from '../domain/fault.ts';
import type { ContainerFacts } from '../domain/stack/container-facts.ts';
import { judgeContainer } from '../domain/stack/container-health.ts';
import { dataOf, imageChanges, worthCopying } from '../domain/stack/image-changes.ts';
import { keptData } from '../domain/stack/kept-data.ts';
import { label } from '../domain/stack/labels.ts';
import type { ServiceRule } from '../domain/stack/stack-file.ts';
import { keptImage } from '../domain/stack/stack-snapshot.ts';
import { dependentsOf } from '../domain/stack/start-order.ts';
import type { ContainerEngine } from '../ports/container-engine.ts';
import { type BringUpParts, bringUp } from './bring-up.ts';
import type { Fallen } from './fallen.ts';
import { createImages } from './fetch-images.ts';
import { listSnapshots, measureVolumes, restoreVolumes, takeSnapshot } from './snapshots.ts';
import type { StackSource } from './stack-source.ts';
import { stopAll } from './take-down.ts';

export interface UpdateParts extends BringUpParts {
  own: readonly ContainerFacts[];
  fallen: Fallen;
}

/** Which services have other images than the file names. */
export async function changesNow(
  engine: ContainerEngine,
  services: readonly ServiceRule[],
  containers: readonly ContainerFacts[],
): Promise<ImageChange[]> {
  const names = [...new Set(services.map(({ image }) => image))];
  const ids = await Promise.all(names.map((name) => engine.image(name)));
  return imageChanges(services, { containers, imageIds: new Map(names.map((name, at) => [name, ids[at]])) });
}

/**
 * Copies the data that services with new images keep, then brings all up. What runs goes on running until the new
 * images are here and the copy is sure to fit; where it fails, what was stopped is started again.
 */
export async function updateImages(parts: UpdateParts, onSnapshot: (snapshot: StackSnapshot) => void): Promise<void> {
  const { engine, file, rules, own } = parts;
  const changes = await changesNow(engine, rules, own);
  if (changes.length === 0) return bringUp(parts);
  await fetchAll(parts, changes);
  const { since, copy } = await fallenSince(parts);
  const worth = worthCopying(changes, { fallen: since, covered: new Set(copy?.volumes) });
  if (worth.length === 0) {
    if (copy) onSnapshot(copy);
    return bringUp(parts);
  }
  const made = await copyBefore({ ...parts, image: copierOf(file.services, own, changes) }, worth);
  onSnapshot(made);
  await bringUp(parts).catch(async (thrown: unknown) => {
    if (!parts.signal.aborted) await noteFallen(parts, worth, made);
    throw thrown;
  });
}

async function copyBefore(
  parts: UpdateParts & { image: string },
  changes: readonly ImageChange[],
): Promise<StackSnapshot> {
  const copying = { ...parts, project: parts.file.project };
  const sizes = await measureVolumes(copying, dataOf(changes));
  return whileStopped(parts, [...sizes.keys()], () =>
    takeSnapshot({ ...copying, onProgress: progressOf(parts) }, changes, sizes),
  );
}

/** Services that fell with an earlier update and were not healthy since, and the copy that leads back from it. */
async function fallenSince(parts: UpdateParts): Promise<{ since: Set<string>; copy: StackSnapshot | undefined }> {
  const { engine, file, fallen } = parts;
  const noted = await fallen.read();
  const copy = (await listSnapshots(engine, file.project)).find(({ id }) => id === noted?.snapshot);
  const still = fallenOf(parts);
  return { since: new Set(copy && noted?.services.filter((each) => still.has(each))), copy };
}

/** Of the services with new images, those that keep data and did not come up with them. */
async function noteFallen(
  { rules, log, fallen }: UpdateParts,
  changes: readonly ImageChange[],
  { id }: StackSnapshot,
): Promise<void> {
  const changed = new Set(changes.flatMap(({ services }) => services));
  const keepers = rules.filter((rule) => changed.has(rule.name) && keptData(rule).length > 0);
  const services = keepers.flatMap(({ name }) => (stepOf(log, name) === 'failed' ? name : []));
  if (services.length > 0) await fallen.note({ snapshot: id, services });
}

/** Services that do not come up as they are. */
function fallenOf({ own, rules, clock }: UpdateParts): Set<string> {
  const isFallen = (rule: ServiceRule) =>
    own.some(
      (container) =>
        container.labels[label.service] === rule.name &&
        judgeContainer(container, rule, clock.now()).trouble !== undefined,
    );
  return new Set(rules.filter(isFallen).map(({ name }) => name));
}

export interface BackParts extends UpdateParts {
  source: StackSource;
  /** The file, as it is once other variables hold. */
  reread(): Promise<Pick<BringUpParts, 'file' | 'rules'>>;
  /** From here on data is neither here nor there. */
  onBegin(): Promise<void>;
  /** All of it is back, with its images: whatever comes up of them may write again. */
  onBack(): Promise<void>;
}

/** Puts data and images back as a snapshot has them, and brings all up with them. It can be done again where it was broken off. */
export async function goBack(parts: BackParts, id: string): Promise<void> {
  const { engine, file, own, signal, source } = parts;
  const { project, services, variables } = file;
  const snapshot = (await listSnapshots(engine, project)).find((each) => each.id === id);
  if (!snapshot) throw noSnapshot(id);
  const { volumes, changes } = snapshot;
  const values: Record<string, string> = {};
  for (const change of changes) {
    const kept = (await engine.image(change.from)) === change.fromId ? change.from : keptImage(project, id, change);
    if ((await engine.image(kept)) === undefined) throw imageGone(change);
    const mine = variables.filter(
      ({ kind, services: users }) => kind === 'image' && users.some((user) => change.services.includes(user)),
    );
    if (mine.length === 0) throw noVariable(change);
    for (const { name, usual } of mine) values[name] = kept === usual ? '' : kept;
  }
  await stopServices(parts, usersOf(services, volumes));
  const image = copierOf(services, own, changes);
  await parts.onBegin();
  await restoreVolumes({ engine, project, image, signal, onProgress: progressOf(parts) }, snapshot);
  await source.choose(values);
  await parts.onBack();
  await bringUp({ ...parts, ...(await parts.reread()) });
}

async function fetchAll(parts: UpdateParts, changes: readonly ImageChange[]): Promise<void> {
  const { engine, rules, file } = parts;
  const changed = rules.filter(({ name }) => changes.some(({ services }) => services.includes(name)));
  const known = new Map<string, string | undefined>();
  for (const { image } of changed) known.set(image, await engine.image(image));
  const fetch = createImages({ ...parts, file: parts.path, project: file.project }, known);
  await Promise.all(changed.map((rule) => fetch(rule, changed)));
}

/** Our own image, as it runs; in a file without it, that of a service whose data is copied. */
function copierOf(
  services: readonly ServiceRule[],
  own: readonly ContainerFacts[],
  changes: readonly ImageChange[],
): string {
  const names = ['prepare', ...changes.flatMap((change) => change.services)];
  const found = names.flatMap((name) => own.find(({ labels }) => labels[label.service] === name)?.imageId ?? []);
  return found[0] ?? services[0]!.image;
}

/** Shown at the services that keep their data in the volume. */
const progressOf =
  ({ log, rules }: UpdateParts) =>
  (volume: string, progress: { done: number; total: number }): void => {
    for (const { name, oneShot, volumes } of rules) {
      if (oneShot || !volumes.some((each) => each.volume === volume && !each.readOnly)) continue;
      if (stepOf(log, name) !== 'copy') log.step(name, 'copy');
      log.progress(name, progress);
    }
  };

const stepOf = (log: UpdateParts['log'], name: string) =>
  log.current().services.find(({ service }) => service === name)?.step;

/** Services that write to volumes, and all that need them. */
function usersOf(services: readonly ServiceRule[], volumes: readonly string[]): Set<string> {
  const needing = dependentsOf(services.map(({ name, dependsOn }) => ({ name, needs: Object.keys(dependsOn) })));
  const users = new Set<string>();
  const take = (name: string): void => {
    if (users.has(name)) return;
    users.add(name);
    (needing.get(name) ?? []).forEach(take);
  };
  for (const { name, oneShot, volumes: own } of services)
    if (!oneShot && own.some(({ volume, readOnly }) => !readOnly && volumes.includes(volume))) take(name);
  return users;
}

const stopServices = ({ engine, file, log, signal, own }: UpdateParts, names: ReadonlySet<string>) =>
  stopAll(
    { engine, project: file.project, log, signal },
    own.filter(({ labels }) => names.has(labels[label.service] ?? '')),
  );

/** Where the work fails, what ran before it runs again. */
async function whileStopped<T>(parts: UpdateParts, volumes: readonly string[], work: () => Promise<T>): Promise<T> {
  const { engine, file, own } = parts;
  const names = usersOf(file.services, volumes);
  const running = own.filter(({ labels, state }) => names.has(labels[label.service] ?? '') && state === 'running');
  try {
    await stopServices(parts, names);
    return await work();
  } catch (error) {
    await Promise.allSettled(running.map(({ id }) => engine.start(id)));
    throw error;
  }
}

const noSnapshot = (snapshot: string): Fault =>
  new Fault('not-found', 'This copy is not there any more.', 'Choose one that is listed.', {
    details: { case: 'copy-gone', snapshot },
  });

const imageGone = ({ from, services }: ImageChange): Fault =>
  new Fault(
    'image-missing',
    `The image ${from} that ${services.join(', ')} had is not here any more.`,
    'Fetch it, then go back.',
    {
      details: { case: 'before-gone', image: from },
    },
  );

const noVariable = ({ services }: ImageChange): Fault =>
  new Fault(
    'bad-request',
    `The Compose file has no variable for the image of ${services.join(', ')}.`,
    'Put the image back in the Compose file, then start the stack.',
    { details: { case: 'image-variable', service: services[0] ?? '' } },
  );
