import { Agent, fetch, type Response } from 'undici';
import { Fault } from '../../domain/fault.ts';
import { downloadAddress } from '../../domain/public-address.ts';
import type { Downloader } from '../../ports/downloader.ts';
import { publicLookup } from './public-lookup.ts';

const MOST_REDIRECTS = 3;
const PATIENCE_MS = 30_000;
/** For one download, however steadily it drips. */
const LONGEST_MS = 300_000;

/** What the tests put in the place of the public internet: a server of their own and its certificate. */
interface Trust {
  address?: (text: string) => URL;
  isAllowed?: (ip: string) => boolean;
  ca?: string;
}

/** Downloads over https from public addresses only, each redirect checked like the first address. */
export function createWebDownloader(trust: Trust = {}): Downloader & { close(): Promise<void> } {
  const check = trust.address ?? downloadAddress;
  const agent = new Agent({
    connect: { lookup: publicLookup(trust.isAllowed), ...(trust.ca && { ca: trust.ca }) },
    headersTimeout: PATIENCE_MS,
    bodyTimeout: PATIENCE_MS,
  });

  async function follow(url: URL, signal: AbortSignal | undefined, redirects = 0): Promise<Response> {
    const response = await fetch(url, { dispatcher: agent, redirect: 'manual', signal: signal ?? null });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || !location) return response;
    await response.body?.cancel();
    if (redirects === MOST_REDIRECTS) throw failed(url, 'it was redirected too often');
    return follow(check(new URL(location, url).href), signal, redirects + 1);
  }

  return {
    async download(address, { most, signal }) {
      const url = check(address);
      const longest = AbortSignal.timeout(LONGEST_MS);
      try {
        const response = await follow(url, signal ? AbortSignal.any([signal, longest]) : longest);
        if (response.status !== 200) {
          await response.body?.cancel();
          throw failed(url, `the server answered ${response.status}`);
        }
        return await readAtMost(response, most, url);
      } catch (thrown) {
        throw asDownloadFault(thrown, url, signal);
      }
    },
    close: () => agent.close(),
  };
}

async function readAtMost(response: Response, most: number, url: URL): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > most) throw failed(url, `it is larger than ${Math.round(most / 1e6)} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** undici wraps what a lookup refuses; the fault inside is what happened. */
function asDownloadFault(thrown: unknown, url: URL, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted || thrown instanceof Fault) return thrown;
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  if (cause instanceof Fault) return cause;
  const reason = cause instanceof Error ? cause.message : String(thrown);
  return failed(url, reason, thrown);
}

function failed(url: URL, why: string, cause?: unknown): Fault {
  return new Fault(
    'download-failed',
    `${url.href} could not be downloaded: ${why}.`,
    'Check the network and try again.',
    {
      details: { address: url.href, why },
      cause,
    },
  );
}
