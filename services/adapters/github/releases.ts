import { z } from 'zod';
import type { Release } from '../../../contract/shapes/release.ts';
import { Fault } from '../../domain/fault.ts';
import { reasonFor } from '../../domain/reason.ts';
import { readSums } from '../../domain/updates/read-sums.ts';
import type { Downloader } from '../../ports/downloader.ts';
import type { Releases } from '../../ports/releases.ts';

const SUMS = 'SHA256SUMS';
const MOST_BYTES = 5_000_000;
const DIGEST = /^sha256:([0-9a-f]{64})$/;

const asset = z.object({
  name: z.string(),
  browser_download_url: z.url({ protocol: /^https$/ }),
  size: z.int().nonnegative(),
  digest: z.string().nullish(),
});

const listed = z.array(
  z.object({
    tag_name: z.string(),
    draft: z.boolean(),
    published_at: z.iso.datetime().nullish(),
    body: z.string().nullish(),
    assets: z.array(asset),
  }),
);
type Listed = z.infer<typeof listed>[number];

/** The releases of a repository on GitHub, named `owner/name`; a release's tag is its version behind a v. */
export function createGithubReleases(repository: string, downloader: Downloader): Releases {
  const pages = `https://github.com/${repository}/releases`;
  const bytes = (url: string, signal: AbortSignal | undefined) =>
    downloader.download(url, { most: MOST_BYTES, ...(signal && { signal }) });
  const text = async (url: string, signal: AbortSignal | undefined) =>
    new TextDecoder().decode(await bytes(url, signal));

  /** By the list that was published with them; what that lacks, by what GitHub counted. */
  async function toRelease(one: Listed, signal: AbortSignal | undefined): Promise<Release> {
    const list = one.assets.find(({ name }) => name === SUMS);
    const sums = readSums(list ? await text(list.browser_download_url, signal) : '');
    return {
      version: one.tag_name.replace(/^v/, ''),
      ...(one.published_at && { published: one.published_at }),
      notes: (one.body ?? '').slice(0, 100_000),
      files: one.assets
        .filter(({ name }) => name !== SUMS)
        .map(({ name, browser_download_url: url, size, digest }) => {
          const sha256 = sums.get(name) ?? DIGEST.exec(digest ?? '')?.[1];
          return { name, url, bytes: size, ...(sha256 !== undefined && { sha256 }) };
        }),
    };
  }

  return {
    page: (version) => (version === undefined ? pages : `${pages}/tag/v${version}`),
    image: `ghcr.io/${repository.split('/')[0]?.toLowerCase()}/meadow`,
    folder: (version) => `${pages}/download/v${version}`,
    async list(signal) {
      const url = `https://api.github.com/repos/${repository}/releases?per_page=10`;
      const found = listed.safeParse(asJson(await text(url, signal)));
      if (!found.success) throw odd(url, found.error);
      return Promise.all(found.data.filter(({ draft }) => !draft).map((one) => toRelease(one, signal)));
    },
  };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function odd(url: string, cause: unknown): Fault {
  return new Fault(
    'download-failed',
    `${url} could not be downloaded: the answer is no list of releases.`,
    'Try again later, or look at the page of releases.',
    { details: { address: url, ...reasonFor('no-releases') }, cause },
  );
}
