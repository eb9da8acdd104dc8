import { Fault } from '../domain/fault.ts';
import { label } from '../domain/stack/labels.ts';
import type { ContainerEngine } from '../ports/container-engine.ts';

/** The stack's window in a browser lets in who has a link, which its own program gives. */
const WEB = 'web';

/** A fresh link into the stack's window. Throws `stack-off` where that does not run. */
export async function enterWeb(engine: ContainerEngine, project: string): Promise<{ url: string }> {
  const containers = await engine.containers(`${label.project}=${project}`);
  const web = containers.find(({ labels, state }) => labels[label.service] === WEB && state === 'running');
  if (!web) throw off();
  const { out } = await engine.run(web.id, { command: ['meadow', 'web'] });
  const url = /https?:\/\/\S+/.exec(out)?.[0];
  if (url === undefined) throw off();
  return { url };
}

const off = (): Fault =>
  new Fault('stack-off', 'Meadow in a browser does not run.', 'Start the stack first.', { details: { service: WEB } });
