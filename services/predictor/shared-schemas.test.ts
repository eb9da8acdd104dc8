import { expect, it, vi } from 'vitest';
import { createHttpServer } from '../http/http-server.ts';
import { lazySerializers } from '../http/lazy-serializers.ts';
import { addSharedSchemas, failures } from './shared-schemas.ts';

const guard = { allowedHosts: ['localhost'], allowedOrigins: [], loopbackOnly: true, methods: ['POST'], pages: [] };
const quiet = { debug() {}, info() {}, warn() {}, error() {} };

it('compiles what it reads and writes without a word to the log of the program', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const app = createHttpServer({
    guard,
    log: quiet,
    serializers: lazySerializers,
    bodyLimit: 1e6,
    requestTimeout: 1000,
  });
  addSharedSchemas(app);
  const fault = { code: 'internal', message: 'a', hint: 'b', retry: false, details: { pixels: 1, name: 'x' } };
  const answer = { predictions: [{ photo: 'a', error: fault }] };
  const many = { anyOf: [{ $ref: 'Prediction#' }, { $ref: 'Predictions#' }] };
  app.post('/', { schema: { body: { $ref: 'Fault#' }, response: { 200: many, ...failures('reads') } } }, () =>
    Promise.resolve(answer),
  );
  const { statusCode, body } = await app.inject({
    method: 'POST',
    url: '/',
    headers: { host: 'localhost' },
    payload: fault,
  });
  expect({ statusCode, body: JSON.parse(body) }).toEqual({ statusCode: 200, body: answer });
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
  await app.close();
});
