import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { openHome } from '../../services/adapters/local/home.ts';
import { findHolder } from '../../services/adapters/local/home-lock.ts';

/** Asks the core that works on a data folder, as another program of this machine would; gives what it answers. */
export async function askCore<Answer>(home: string, procedure: string, input: unknown): Promise<Answer> {
  const core = await findHolder(await openHome(home));
  if (!core) throw new Error(`No core works on ${home}.`);
  const headers = { 'content-type': 'application/json', 'x-meadow-client': 'e2e' };
  const call = request({ socketPath: core.socket, path: `/rpc/${procedure}`, method: 'POST', headers });
  call.end(JSON.stringify({ json: input }));
  const [answer]: IncomingMessage[] = await once(call, 'response');
  if (answer?.statusCode !== 200) throw new Error(`${procedure}: ${answer?.statusCode}`);
  const { json: value } = (await json(answer)) as { json: Answer };
  return value;
}
