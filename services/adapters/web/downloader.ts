import { fetch, type Response } from 'undici';
import { Fault } from '../../domain/fault.ts';
import { proxyFault } from '../../domain/network/proxy-fault.ts';
import { isUnproven, networkReason } from '../../domain/network-reason.ts';
import { downloadAddress } from '../../domain/public-address.ts';
import { type Reason, reasonFor } from '../../domain/reason.ts';
import type { Downloader } from '../../ports/downloader.ts';
import type { Internet, Outgoing } from './outgoing.ts';

const MOST_REDIRECTS = 3;
/** For one download, however steadily it drips. */
const LONGEST_MS = 300_000;
/** What must come in each time of patience. */
const LEAST_BYTES = 30_000;

/** Downloads over https from public addresses only, each redirect checked like the first address. */
export function createWebDownloader(
  outgoing: Outgoing,
  { patience = 30_000 }: Pick<Internet, 'patience'> = {},
): Downloader {
  async function follow(url: URL, signal: AbortSignal | undefined, redirects = 0): Promise<Response> {
    await outgoing.mayAsk(url);
    const response = await fetch(url, { dispatcher: outgoing.dispatcher, redirect: 'manual', signal: signal ?? null });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || !location) return response;
    await response.body?.cancel();
    if (redirects === MOST_REDIRECTS) throw failed(url, reasonFor('redirected'));
    return follow(downloadAddress(new URL(location, url).href), signal, redirects + 1);
  }

  return {
    async download(address, { most, signal }) {
      const url = downloadAddress(address);
      const longest = AbortSignal.timeout(LONGEST_MS);
      try {
        const response = await follow(url, signal ? AbortSignal.any([signal, longest]) : longest);
        if (response.status !== 200) {
          await response.body?.cancel();
          throw failed(url, reasonFor('status', { status: response.status }));
        }
        return await readAtMost(response, { most, url, patience });
      } catch (thrown) {
        throw asDownloadFault(thrown, { url, proxy: outgoing.proxy }, signal);
      }
    },
  };
}

async function readAtMost(
  response: Response,
  { most, url, patience }: { most: number; url: URL; patience: number },
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let stretch = { since: performance.now(), from: 0 };
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > most) throw failed(url, reasonFor('too-large', { megabytes: Math.round(most / 1e6) }));
    chunks.push(chunk);
    if (performance.now() - stretch.since < patience) continue;
    if (length - stretch.from < LEAST_BYTES) throw failed(url, reasonFor('too-slow'));
    stretch = { since: performance.now(), from: length };
  }
  return Buffer.concat(chunks);
}

/** undici wraps what a lookup refuses; the fault inside is what happened. */
function asDownloadFault(
  thrown: unknown,
  { url, proxy }: { url: URL; proxy: URL | undefined },
  signal: AbortSignal | undefined,
): unknown {
  if (signal?.aborted || thrown instanceof Fault) return thrown;
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  if (cause instanceof Fault) return cause;
  if (thrown instanceof Error && thrown.name === 'TimeoutError') return failed(url, reasonFor('too-long'), thrown);
  const ofProxy = proxy && proxyFault(thrown, proxy);
  if (ofProxy) return ofProxy;
  return isUnproven(cause) ? unproven(url, cause) : failed(url, networkReason(cause ?? thrown), thrown);
}

function failed(url: URL, reason: Reason, cause?: unknown): Fault {
  return new Fault(
    'download-failed',
    `${url.href} could not be downloaded: ${reason.why}.`,
    'Check the network and try again.',
    {
      details: { address: url.href, ...reason },
      cause,
    },
  );
}

/** Also what a company's own look into https does, where its certificate is not known here. */
function unproven(url: URL, cause: unknown): Fault {
  const reason = networkReason(cause);
  return new Fault(
    'certificate-unknown',
    `${url.href} could not be downloaded: ${reason.why}.`,
    'Where your company looks into https, name its certificate under Settings, Network; else leave this network.',
    { details: { address: url.href, ...reason }, cause },
  );
}
