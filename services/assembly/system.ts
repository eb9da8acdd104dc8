import type { Handlers } from '../../contract/handlers.ts';
import type { About, system } from '../../contract/system.ts';
import program from '../../package.json' with { type: 'json' };
import type { Events } from '../events/events.ts';

export interface SystemParts {
  /** The data folder. */
  home: string;
  host: About['host'];
  events: Events;
  link(): Promise<{ url: string }>;
}

/** What this core is, and what happens in it. */
export function createSystem({ home, host, events, link }: SystemParts): Handlers<typeof system> {
  const { version } = program;
  return {
    about: () => ({ version, home, platform: process.platform, node: process.versions.node, host }),
    async *events(_input, signal) {
      yield* events.subscribe(signal);
    },
    woke: () => events.publish({ type: 'machine.woke' }),
    link: () => link(),
  };
}
