import type { DeskWish } from '../contract/desk.ts';
import type { PageName } from '../contract/shapes/page.ts';
import type { CoreClient } from './core-link.ts';
import { faultOf } from './fault-of.ts';
import type { QuickActions } from './tray/tray-menu.ts';

export interface QuickParts {
  client: CoreClient;
  /** Whether the person looks at the window. */
  isInFront(): boolean;
  /** Tells the window, and opens it. */
  ask(wishes: DeskWish[]): void;
}

type CoreActions = Pick<QuickActions, 'retrain' | 'startStack' | 'stopStack' | 'restartApi'>;

/**
 * What a menu has the core do. Who looks at the window is led to where it is seen; who does not is left alone, unless it
 * cannot be done.
 */
export function createQuickActions({ client, isInFront, ask }: QuickParts): CoreActions {
  const doing = (page: PageName, work: () => Promise<unknown>) => () => {
    work().then(
      () => isInFront() && ask([{ kind: 'page', place: { page } }]),
      (thrown: unknown) =>
        ask([
          { kind: 'page', place: { page } },
          { kind: 'fault', fault: faultOf(thrown) },
        ]),
    );
  };
  return {
    retrain: doing('train', async () => {
      const projects = await client.projects.list();
      const current = projects.find((project) => project.current);
      if (current) await client.training.start({ project: current.id });
    }),
    startStack: doing('stack', () => client.stack.up({})),
    stopStack: doing('stack', () => client.stack.stop({})),
    restartApi: doing('api', () => client.serving.restart()),
  };
}
