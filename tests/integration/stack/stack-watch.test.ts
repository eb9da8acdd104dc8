import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createStackWatch } from '../../../services/adapters/prometheus/stack-watch.ts';

/** A stranger at Prometheus's address; the real one is asked in whole-stack.airflow.test.ts. */
describe('what measures the stack, where it does not do so', () => {
  const closing: (() => void)[] = [];
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });
  const listening = async (answer: RequestListener) => {
    const server = createServer(answer).listen(0, '127.0.0.1');
    closing.push(() => {
      server.close();
      server.closeAllConnections();
    });
    await new Promise((resolve) => server.once('listening', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  it('is given up at its deadline', async () => {
    const address = await listening(() => undefined);
    const began = performance.now();
    await expect(createStackWatch(address, 200).read()).rejects.toMatchObject({ code: 'remote-slow' });
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('is said to be down where nobody listens', async () => {
    const address = await listening(() => undefined);
    for (const close of closing.splice(0)) close();
    await expect(createStackWatch(address).read()).rejects.toMatchObject({ code: 'remote-down' });
  });

  it.each([
    ['a page', 200, '<html>'],
    ['another JSON', 200, '{"data":{}}'],
    ['an error', 503, 'busy'],
  ])('is told from %s', async (_what, status, text) => {
    const address = await listening((_request, response) => void response.writeHead(status).end(text));
    await expect(createStackWatch(address).read()).rejects.toMatchObject({ code: 'remote-failed' });
  });
});
