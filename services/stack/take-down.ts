import { asFault, Fault } from '../domain/fault.ts';
import type { ContainerFacts } from '../domain/stack/container-facts.ts';
import { label, needsOf, networkName } from '../domain/stack/labels.ts';
import { dependentsOf } from '../domain/stack/start-order.ts';
import type { ContainerEngine } from '../ports/container-engine.ts';
import type { WorkLog } from './stack-work.ts';

export interface TakeDownParts {
  engine: ContainerEngine;
  project: string;
  log: WorkLog;
  signal: AbortSignal;
}

const serviceOf = ({ labels }: ContainerFacts): string => labels[label.service] ?? '';

/** Services there are containers of, by what they are labelled with: a file that is wrong now does not keep them up. */
export const servicesOf = (containers: readonly ContainerFacts[]): string[] => [...new Set(containers.map(serviceOf))];

/** Does something with each service once it was done with all that need it. Throws the first Fault. */
async function inReverse(
  containers: readonly ContainerFacts[],
  { log, signal }: TakeDownParts,
  work: (own: readonly ContainerFacts[], service: string) => Promise<void>,
): Promise<void> {
  const services = servicesOf(containers).map((name) => ({
    name,
    needs: containers.filter((each) => serviceOf(each) === name).flatMap(({ labels }) => needsOf(labels)),
  }));
  const dependents = dependentsOf(services);
  const done = new Map<string, Promise<void>>();
  const doService = (name: string): Promise<void> => {
    const known = done.get(name);
    if (known) return known;
    const run = async () => {
      await Promise.allSettled((dependents.get(name) ?? []).map(doService));
      try {
        signal.throwIfAborted();
        await work(
          containers.filter((each) => serviceOf(each) === name),
          name,
        );
        log.step(name, 'done');
      } catch (thrown) {
        const fault = signal.aborted ? signal.reason : asFault(thrown);
        if (fault instanceof Fault) log.fail(name, fault);
        throw thrown;
      }
    };
    // Noted before it begins: services that need each other in a circle must not wait for ever.
    const started = Promise.resolve().then(run);
    done.set(name, started);
    return started;
  };
  const results = await Promise.allSettled(services.map(({ name }) => doService(name)));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/** Stops containers and keeps them. */
export async function stopAll(parts: TakeDownParts, containers: readonly ContainerFacts[]): Promise<void> {
  await inReverse(containers, parts, async (own, service) => {
    parts.log.step(service, 'stop');
    await Promise.all(own.map(({ id }) => parts.engine.stop(id)));
  });
}

/** Stops and removes the containers, then the network; and the volumes that the file names so. */
export async function removeAll(
  parts: TakeDownParts,
  containers: readonly ContainerFacts[],
  { volumes }: { volumes: readonly string[] },
): Promise<void> {
  const { engine, project, log } = parts;
  await inReverse(containers, parts, async (own, service) => {
    log.step(service, 'stop');
    await Promise.all(own.map(({ id }) => engine.stop(id)));
    log.step(service, 'remove');
    await Promise.all(own.map(({ id }) => engine.remove(id)));
  });
  const network = await engine.network(networkName(project));
  if (network?.labels[label.project] === project) await engine.removeNetwork(networkName(project));
  if (volumes.length > 0) await removeVolumes(parts, volumes);
}

async function removeVolumes({ engine, project }: TakeDownParts, volumes: readonly string[]): Promise<void> {
  const found = await engine.volumes(`${label.project}=${project}`);
  const own = found.filter(({ labels }) => volumes.includes(labels[label.volume] ?? ''));
  await Promise.all(own.map(({ name }) => engine.removeVolume(name)));
}
