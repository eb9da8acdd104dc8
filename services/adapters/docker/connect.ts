import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Docker from 'dockerode';
import { bareHost } from '../../domain/bare-host.ts';
import { Fault } from '../../domain/fault.ts';
import type { EnginePlace } from './engine-places.ts';

/** Dockerode for a place. What it would read from the environment itself is not for it to decide. */
export async function connect({ address, certificates }: EnginePlace): Promise<Docker> {
  const [scheme = '', rest = ''] = address.split(/:\/\/(.*)/s);
  if (scheme === 'unix' || scheme === 'npipe')
    return new Docker({ socketPath: rest, host: undefined, port: undefined, protocol: 'http' });
  if (scheme !== 'tcp' && scheme !== 'http' && scheme !== 'https')
    throw new Fault(
      'engine-missing',
      `Meadow does not reach engines by ${scheme}.`,
      'Choose a Docker context with a socket of this computer.',
      { details: { case: 'scheme', scheme } },
    );
  const url = new URL(`http://${rest}`);
  const keys = certificates === undefined ? {} : await readKeys(certificates);
  const secure = scheme === 'https' || 'ca' in keys;
  return new Docker({ host: bareHost(url), port: url.port || '2375', protocol: secure ? 'https' : 'http', ...keys });
}

async function readKeys(folder: string): Promise<{ ca?: Buffer; cert?: Buffer; key?: Buffer }> {
  const read = (name: string) => readFile(join(folder, name)).catch(() => undefined);
  const [ca, cert, key] = await Promise.all([read('ca.pem'), read('cert.pem'), read('key.pem')]);
  return ca && cert && key ? { ca, cert, key } : {};
}
