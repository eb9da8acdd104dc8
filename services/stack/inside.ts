import { asFault, Fault } from '../domain/fault.ts';
import type { ContainerFacts } from '../domain/stack/container-facts.ts';
import { label } from '../domain/stack/labels.ts';
import type { ContainerEngine, Ran, RunOrder } from '../ports/container-engine.ts';
import type { Connection } from './connection.ts';

/** A way to the services of the stack that run. */
export interface Inside {
  /** The container of a service. Throws `stack-off` where it does not run, and `engine-…`. */
  service(name: string): Promise<ContainerFacts>;
  /** Runs a command in a container. Throws `engine-…`. */
  run(id: string, order: RunOrder): Promise<Ran>;
}

export interface InsideParts {
  connection: Connection;
  /** Those of the stack. */
  containers(engine: ContainerEngine): Promise<ContainerFacts[]>;
}

export function createInside({ connection, containers }: InsideParts): Inside {
  /** An engine that is gone is looked for anew. */
  const withEngine = async <T>(work: (engine: ContainerEngine) => Promise<T>): Promise<T> => {
    try {
      return await work(await connection.engine());
    } catch (thrown) {
      if (asFault(thrown).code === 'engine-gone') connection.lose();
      throw thrown;
    }
  };
  return {
    service: (name) =>
      withEngine(async (engine) => {
        const own = (await containers(engine)).filter(({ labels }) => labels[label.service] === name);
        const running = own.find(({ state }) => state === 'running');
        if (!running) throw notRunning(name);
        return running;
      }),
    run: (id, order) => withEngine((engine) => engine.run(id, order)),
  };
}

export const notRunning = (service: string): Fault =>
  new Fault('stack-off', `${service} does not run.`, 'Start the stack first.', {
    details: { case: 'service', service },
  });
