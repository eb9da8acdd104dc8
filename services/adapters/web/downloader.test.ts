import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refused } from '../../domain/public-address.ts';
import { createWebDownloader } from './downloader.ts';

const folder = mkdtempSync(join(tmpdir(), 'meadow-download-'));
let server: Server;
let base: string;
let downloader: ReturnType<typeof createWebDownloader>;

/** A real https server on this machine, with a certificate made for the occasion. */
beforeAll(async () => {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...subject],
    { stdio: 'ignore' },
  );
  server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
    const answers: Record<string, () => void> = {
      '/photo': () => response.end(Buffer.alloc(1000, 7)),
      '/moved': () => response.writeHead(302, { location: '/photo' }).end(),
      '/circle': () => response.writeHead(302, { location: '/circle' }).end(),
      '/inside': () => response.writeHead(302, { location: 'https://169.254.169.254/secret' }).end(),
      '/plain': () => response.writeHead(302, { location: `http://localhost/photo` }).end(),
      '/endless': () => {
        const timer = setInterval(() => response.write(Buffer.alloc(100_000)), 1);
        response.on('close', () => clearInterval(timer));
      },
    };
    const answer = answers[request.url ?? ''];
    answer ? answer() : response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  const { port } = server.address() as AddressInfo;
  base = `https://localhost:${port}`;
  const own = new RegExp(`^${base}/`);
  downloader = createWebDownloader({
    ca: readFileSync(cert, 'utf8'),
    isAllowed: (ip) => ip === '127.0.0.1' || ip === '::1',
    address: (text) => {
      if (own.test(text)) return new URL(text);
      throw refused(text, 'it is not the test server');
    },
  });
});

afterAll(async () => {
  await downloader.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true });
});

describe('the web downloader', () => {
  it('gives the bytes, also behind a redirect', async () => {
    expect(await downloader.download(`${base}/photo`, { most: 1000 })).toHaveLength(1000);
    expect(await downloader.download(`${base}/moved`, { most: 1000 })).toHaveLength(1000);
  });

  it.each(['/missing', '/circle', '/endless'])('says why %s failed', async (path) => {
    await expect(downloader.download(base + path, { most: 500_000 })).rejects.toMatchObject({
      code: 'download-failed',
    });
  });

  it.each(['/inside', '/plain'])('checks where %s leads like the first address', async (path) => {
    await expect(downloader.download(base + path, { most: 1000 })).rejects.toMatchObject({ code: 'address-refused' });
  });

  it('refuses a name that resolves to this machine', async () => {
    const strict = createWebDownloader({ address: (text) => new URL(text) });
    await expect(strict.download(`${base}/photo`, { most: 1000 })).rejects.toMatchObject({ code: 'address-refused' });
    await strict.close();
  });

  it('stops when it is told to', async () => {
    const signal = AbortSignal.timeout(50);
    await expect(downloader.download(`${base}/endless`, { most: 1e9, signal })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
  });
});
