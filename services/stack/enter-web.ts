import { type Inside, notRunning } from './inside.ts';

/** The stack's window in a browser lets in who has a link, which its own program gives. */
const WEB = 'web';

/** A fresh link into the stack's window. Throws `stack-off` where that does not run. */
export async function enterWeb(inside: Inside): Promise<{ url: string }> {
  const { id } = await inside.service(WEB);
  const { out } = await inside.run(id, { command: ['meadow', 'web'] });
  const url = /https?:\/\/\S+/.exec(out)?.[0];
  if (url === undefined) throw notRunning(WEB);
  return { url };
}
