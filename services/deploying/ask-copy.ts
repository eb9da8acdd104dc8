import { request } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { internalAnswer } from '../../contract/shapes/predictor.ts';
import type { Connection, Deployer } from '../ports/deployer.ts';

/** One copy of what is deployed, and what lets the core in there. */
export interface CopyAddress {
  deployer: Pick<Deployer, 'connect'>;
  app: string;
  copy: string;
  token: string;
}

/** A copy that is busy lets a photo wait; one that is gone does not answer at all. */
const LONGEST_MS = 20_000;

/** What a copy measures, in the Prometheus text format. Throws where it does not answer. */
export const metricsOf = (copy: CopyAddress): Promise<string> => askCopy(copy, 'GET', '/metrics');

/** What a copy says of a photo, without counting it among the requests of others. Throws where it does not answer. */
export async function verdictOf(copy: CopyAddress, photo: Uint8Array): Promise<{ verdict: string; version: string }> {
  const { verdict } = internalAnswer.parse(JSON.parse(await askCopy(copy, 'POST', '/internal/classify', photo)));
  return { verdict: verdict.verdict, version: verdict.version };
}

/** Asks one copy something, as the core. Throws where it does not answer, or not with 200. */
export async function askCopy(
  { deployer, app, copy, token }: CopyAddress,
  method: 'GET' | 'POST',
  path: string,
  body?: Uint8Array,
): Promise<string> {
  const connection = await deployer.connect(app, copy);
  // One that is cut when all is said harms nobody.
  connection.on('error', () => undefined);
  try {
    return await over(connection, token, method, path, body);
  } finally {
    connection.destroy();
  }
}

const over = (connection: Connection, token: string, method: string, path: string, body: Uint8Array | undefined) =>
  new Promise<string>((resolve, reject) => {
    const headers = { host: 'localhost', authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' };
    const asked = request({
      // Of a socket it uses what every stream has.
      createConnection: () => connection as Socket,
      method,
      path,
      headers: { ...headers, 'content-length': body?.byteLength ?? 0 },
      signal: AbortSignal.timeout(LONGEST_MS),
    });
    asked.once('error', reject);
    asked.once('response', (answer) => {
      text(answer).then((told) => {
        if (answer.statusCode === 200) resolve(told);
        else reject(new Error(`${method} ${path} was answered with ${answer.statusCode}`));
      }, reject);
    });
    asked.end(body);
  });
