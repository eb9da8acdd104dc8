import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';

/** What a release has, and what is wrong with it. */
export interface Published {
  version: string;
  notes?: string;
  /** What comes is not what `latest-linux.yml` tells of. */
  altered?: boolean;
  /** The part of those to whom it is rolled out, in percent. */
  staged?: number;
  /** Bytes of its file. */
  size?: number;
}

/** GitHub as the updater asks it: which release is the newest, and each release's files. */
export async function startReleaseServer(secure: ServerOptions) {
  const files = new Map<string, Uint8Array | string>();
  const asked: string[] = [];
  const open = new Set<ServerResponse>();
  let newest: Published | undefined;
  /** Held back until it is let go, so that there is a middle in which to cancel. */
  let slow = false;
  let silent = false;
  /** Where files really are, as GitHub has them elsewhere. */
  let elsewhere: string | undefined;
  const repository = '/meadow/app/releases';
  const server = createServer(secure, (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    asked.push(pathname);
    open.add(response);
    response.on('close', () => open.delete(response));
    if (silent) return;
    if (elsewhere !== undefined && request.headers.host !== elsewhere && pathname.endsWith('.AppImage'))
      return response.writeHead(302, { location: `https://${elsewhere}${pathname}` }).end();
    if (pathname.endsWith(`${repository}/latest`))
      return response.end(JSON.stringify({ tag_name: `v${newest?.version}` }));
    if (pathname === `${repository}.atom`) return response.end(feed(newest, request.headers.host));
    const body = files.get(pathname);
    if (body === undefined) return response.writeHead(404).end();
    response.setHeader('content-length', Buffer.byteLength(body));
    if (!slow || typeof body === 'string') return response.end(body);
    return response.write(body.slice(0, 1000));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = () => (server.address() as AddressInfo).port;

  return {
    asked,
    /** How many requests it has taken and not answered to their end, and whose asker still waits. */
    get open() {
      return open.size;
    },
    get port() {
      return port();
    },
    folder: (version: string) => `https://localhost:${port()}${repository}/download/v${version}`,
    /** The newest from now on; older ones stay. */
    publish(one: Published) {
      const name = `Meadow-${one.version}-linux-x86_64.AppImage`;
      const folder = `${repository}/download/v${one.version}`;
      const body = randomBytes(one.size ?? 50_000);
      files.set(`${folder}/${name}`, one.altered ? randomBytes(body.length) : body);
      files.set(`${folder}/latest-linux.yml`, updateFile(one, name, body));
      newest = one;
      return { name, body };
    },
    holdBack(value: boolean) {
      slow = value;
    },
    /** It takes questions and answers none. */
    keepSilent(value: boolean) {
      silent = value;
    },
    /** Files are at another server from now on, to which this one sends. */
    moveFiles(host: string) {
      elsewhere = host;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function updateFile({ version, notes, staged }: Published, name: string, body: Uint8Array): string {
  const sha512 = createHash('sha512').update(body).digest('base64');
  return JSON.stringify({
    version,
    files: [{ url: name, sha512, size: body.length }],
    path: name,
    sha512,
    releaseDate: '2026-06-01T10:00:00.000Z',
    ...(notes !== undefined && { releaseNotes: notes }),
    ...(staged !== undefined && { stagingPercentage: staged }),
  });
}

const feed = (newest: Published | undefined, host: string | undefined) =>
  `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><title>${newest?.version}</title>` +
  `<link rel="alternate" type="text/html" href="https://${host}/meadow/app/releases/tag/v${newest?.version}"/>` +
  '<content type="html">&lt;ul&gt;&lt;li&gt;Out of the feed&lt;/li&gt;&lt;/ul&gt;</content></entry></feed>';
