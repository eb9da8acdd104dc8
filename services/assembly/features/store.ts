import { Readable } from 'node:stream';
import { z } from 'zod';
import { nameOf } from '../../../contract/shapes/store-path.ts';
import { Fault } from '../../domain/fault.ts';
import { doorOf } from '../../domain/stack/door-of.ts';
import type { StorePlace } from '../../store/connection.ts';
import type { OpenStore } from '../../store/store.ts';
import type { FileContent } from '../files.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';

/** The service of the stack, and the port it listens on inside. */
const SERVICE = 'minio';
const PORT = 9000;

/** Finds the store that runs. Its password is read once for each of its containers, or when it is good no longer. */
function createFinder({ stack }: Joined): (anew: boolean) => Promise<StorePlace> {
  let known: { id: string; user: string; password: string } | undefined;
  const secretsOf = async (id: string) => {
    const secrets = (await stack.secrets()).filter(({ service }) => service === SERVICE);
    const value = (name: string) => secrets.find((secret) => secret.name === name)?.value;
    const [user, password] = [value('user'), value('password')];
    if (user === undefined || password === undefined) throw off();
    return { id, user, password };
  };
  return async (anew) => {
    const { id, ports } = await stack.inside.service(SERVICE);
    const door = doorOf(ports, PORT);
    if (!door) throw off();
    if (anew || known?.id !== id) known = await secretsOf(id);
    return { ...known, ...door };
  };
}

const off = (): Fault =>
  new Fault('stack-off', 'The object store of the stack does not run.', 'Start the stack first.', {
    details: { case: 'no-store', service: SERVICE },
  });

/** What an address below `/files/store/` is about. */
const FOLDER = 'store';
const address = z.object({
  what: z.enum(['thumbnail', 'picture', 'object']),
  bucket: z.string(),
  key: z.string(),
  version: z.string().optional(),
  etag: z.string().default(''),
});
type Address = z.input<typeof address>;

const written = (about: Address): string => Buffer.from(JSON.stringify(about)).toString('base64url');

async function answer(store: OpenStore, rest: string): Promise<FileContent> {
  const { what, ...object } = address.parse(JSON.parse(Buffer.from(rest, 'base64url').toString('utf8')));
  if (what !== 'object') return { bytes: await store.pictureOf(what, object), type: 'image/webp' };
  const { stream, size } = await store.bytesOf(object);
  // Whatever it says it is: a stranger may have made it, and it is only ever saved.
  return {
    bytes: Readable.from(stream, { objectMode: false }),
    size,
    type: 'application/octet-stream',
    name: nameOf(object.key),
  };
}

async function openStore(ground: Ground, others: Joined): Promise<OpenStore> {
  const { createStore } = await import('../../store/store.ts');
  const { clock, decoder, files, closing } = ground;
  const store = createStore({
    clock,
    decoder,
    find: createFinder(others),
    async browse({ host, port, user, password }) {
      const { createStoreBrowser } = await import('../../adapters/minio/store-browser.ts');
      const secretKey = async () => password;
      return createStoreBrowser({ endpoint: host, port, ssl: false, region: 'us-east-1', accessKey: user, secretKey });
    },
    async access({ id, user, password }) {
      const { createStoreAccess } = await import('../../adapters/minio/store-access.ts');
      return createStoreAccess({ user, password, run: (order) => others.stack.inside.run(id, order) });
    },
    picture: (what, { bucket, key, version, etag }) =>
      files.addressIn(FOLDER, written({ what, bucket, key, version, etag })),
    download: ({ bucket, key, version }) => files.addressIn(FOLDER, written({ what: 'object', bucket, key, version })),
  });
  files.answer(FOLDER, (rest) => answer(store, rest));
  closing.defer(store.close);
  return store;
}

/** Nothing of it is loaded before it is asked for, as with the stack it is a part of. */
export const joinStore = (ground: Ground, others: Joined): Joined['store'] => {
  let opened: Promise<OpenStore> | undefined;
  const store = () => {
    opened ??= openStore(ground, others);
    return opened;
  };
  return {
    buckets: async () => (await store()).buckets(),
    usage: async (input, signal) => (await store()).usage(input, signal),
    addBucket: async (input) => (await store()).addBucket(input),
    removeBucket: async (input, signal) => (await store()).removeBucket(input, signal),
    setVersioning: async (input) => (await store()).setVersioning(input),
    list: async (input, signal) => (await store()).list(input, signal),
    object: async (input) => (await store()).object(input),
    preview: async (input) => (await store()).preview(input),
    versions: async (input) => (await store()).versions(input),
    send: async (input) => (await store()).send(input),
    cancelSend: async (input) => (await store()).cancelSend(input),
    remove: async (input, signal) => (await store()).remove(input, signal),
    undoRemove: async (input) => (await store()).undoRemove(input),
    bringBack: async (input) => (await store()).bringBack(input),
    restore: async (input) => (await store()).restore(input),
    removeVersion: async (input) => (await store()).removeVersion(input),
    users: async () => (await store()).users(),
    addUser: async (input) => (await store()).addUser(input),
    setRights: async (input) => (await store()).setRights(input),
    setEnabled: async (input) => (await store()).setEnabled(input),
    newPassword: async (input) => (await store()).newPassword(input),
    removeUser: async (input) => (await store()).removeUser(input),
    lifecycle: async (input) => (await store()).lifecycle(input),
    putRule: async (input) => (await store()).putRule(input),
    removeRule: async (input) => (await store()).removeRule(input),
  };
};
