import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { basename } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isFree } from './check-port.ts';
import { machinePorts } from './machine-ports.ts';
import { listeningSockets, ownerFromLsof, programName } from './port-owner.ts';

describe('who listens on a port', () => {
  let server: Server;
  let port: number;
  beforeEach(async () => {
    server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    port = typeof address === 'object' && address ? address.port : 0;
  });
  afterEach(async () => {
    if (!server.listening) return;
    server.close();
    await once(server, 'close');
  });

  it.runIf(process.platform === 'linux')(
    'is told by Linux, name and number (not on macOS, not on Windows)',
    async () => {
      expect(await machinePorts.owner(port)).toMatchObject({
        pid: process.pid,
        name: basename(process.argv0),
        own: true,
      });
    },
  );

  it('is told by the name of the program, not of its thread', () => {
    expect(programName('/usr/bin/node\0cli.ts\0', 'MainThread\n')).toBe('node');
    expect(programName('nginx: master process /usr/sbin/nginx', 'nginx\n')).toBe('nginx');
    expect(programName('', 'kworker\n')).toBe('kworker');
  });

  it('is nobody where the port is free', async () => {
    expect(await isFree(port)).toBe(false);
    server.close();
    await once(server, 'close');
    expect(await isFree(port)).toBe(true);
    expect(await machinePorts.owner(port)).toBeUndefined();
  });

  it('leaves a port above that is free', async () => {
    const next = await machinePorts.nextFree(port);
    expect(next).toBeGreaterThan(port);
    expect(await isFree(next)).toBe(true);
  });

  it('is read from the tables of Linux', () => {
    const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:2198 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 41234 1 0000 100 0 0 10 0
   1: 0100007F:2198 0100007F:9C40 01 00000000:00000000 00:00000000 00000000  1000        0 49999 1 0000 20 4 30 10 -1
   2: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 40000 1 0000 100 0 0 10 0`;
    expect(listeningSockets(table, 8600)).toEqual(['41234']);
    expect(listeningSockets(table, 8080)).toEqual(['40000']);
    expect(listeningSockets(table, 98)).toEqual([]);
    expect(listeningSockets('', 8600)).toEqual([]);
  });

  it('is read from what lsof prints', () => {
    expect(ownerFromLsof('p512\ncPython\nf3\n')).toEqual({ pid: 512, name: 'Python' });
    expect(ownerFromLsof(`p512\nR${process.pid}\ncnode\n`)).toEqual({ pid: 512, name: 'node', own: true });
    expect(ownerFromLsof('')).toEqual({});
  });
});
