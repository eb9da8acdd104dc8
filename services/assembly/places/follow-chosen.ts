import { createSettings } from '../../settings/settings.ts';
import type { Machine } from '../machine.ts';

/**
 * Has the stack work on the project that is chosen on the laptop, where that is there: its API answers with that one's
 * live version. Nothing where it is not, or the stack is away: it is told again when it is reached.
 */
export async function tellChosen({ places, opened, settings, log }: Machine): Promise<void> {
  const stack = opened.get('stack');
  const { project } = await settings.get();
  if (!stack || (await places.of(project)) !== 'stack') return;
  const there = createSettings({ records: stack.ground.catalog.settings, emit: () => undefined });
  try {
    if ((await there.get()).project !== project) await there.update({ project });
  } catch (thrown) {
    log.warn('The stack was not told which project is worked on', { project, thrown });
  }
}

/** Tells it when another project is chosen, or has moved. Ends when the signal is aborted. */
export async function followChosen(machine: Machine, signal: AbortSignal): Promise<void> {
  for await (const { type } of machine.events.subscribe(signal))
    if (type === 'project.selected' || type === 'project.moved') await tellChosen(machine);
}
