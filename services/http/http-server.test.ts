import { expect, it } from 'vitest';
import { createHttpServer } from './http-server.ts';
import { lazySerializers } from './lazy-serializers.ts';

const options = {
  guard: { allowedHosts: ['localhost'], allowedOrigins: [], loopbackOnly: true, methods: ['GET'], pages: [] },
  log: { debug() {}, info() {}, warn() {}, error() {} },
  bodyLimit: 1024,
  requestTimeout: 1000,
};
const schema = { response: { 200: { type: 'object', properties: { kept: { type: 'number' } } } } };
const answer = async () => ({ kept: 1, dropped: 2 });

it('writes by schemas where it has what does', async () => {
  const app = createHttpServer({ ...options, serializers: lazySerializers });
  app.get('/', { schema }, answer);
  const { body } = await app.inject({ url: '/', headers: { host: 'localhost' } });
  expect(JSON.parse(body)).toEqual({ kept: 1 });
});

it('starts with no route whose schema nothing reads', async () => {
  const app = createHttpServer(options);
  app.get('/', { schema }, answer);
  await expect(app.ready()).rejects.toThrow('A route has a schema');
});

it('needs nothing that does for routes without one', async () => {
  const app = createHttpServer(options);
  app.get('/', answer);
  const { body } = await app.inject({ url: '/', headers: { host: 'localhost' } });
  expect(JSON.parse(body)).toEqual({ kept: 1, dropped: 2 });
});
