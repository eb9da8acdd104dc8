import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Deployer } from '../../../services/ports/deployer.ts';

/** Every so manieth photo is answered with an error. */
const EVERY = 2;

/**
 * A deployer whose copies of one version answer every other photo with an error, from when it is told to, and count that as
 * a predictor does: what leads to them leads to a server that errs. All else is the real one's.
 */
export async function withErringCopies(real: Deployer, version: string) {
  let errs = false;
  let asked = 0;
  const server = createServer((request, response) => {
    if (request.url === '/metrics') return void response.end(metrics(asked));
    request.resume().on('end', () => {
      asked += 1;
      response.statusCode = asked % EVERY === 0 ? 500 : 200;
      response.end(JSON.stringify({ version }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const toServer = (): Promise<Socket> =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(socket));
      socket.once('error', reject);
    });
  const deployer: Deployer = {
    ...real,
    // So that all come through Meadow's own port.
    address: async () => undefined,
    async connect(app, copy) {
      const ready = (await real.read(app))?.pods.filter(({ state }) => state === 'ready') ?? [];
      const one = copy === undefined ? ready[Math.floor(Math.random() * ready.length)] : { name: copy };
      const its = ready.find(({ name }) => name === one?.name)?.version;
      return errs && its === version ? toServer() : real.connect(app, one?.name);
    },
  };
  return {
    deployer,
    begin() {
      errs = true;
    },
    end() {
      errs = false;
    },
    close: () => server.close(),
  };
}

const metrics = (asked: number): string => {
  const bad = Math.floor(asked / EVERY);
  const line = (status: number, count: number) =>
    `meadow_requests_total{route="/v1/predict",method="POST",status="${status}"} ${count}\n`;
  return line(200, asked - bad) + line(500, bad);
};
