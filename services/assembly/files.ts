import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Fault } from '../domain/fault.ts';
import type { Clock } from '../ports/clock.ts';

/** Addresses are good for one to two of these, in milliseconds; they change this seldom so that a browser may cache. */
const PERIOD = 60 * 60_000;

export interface FileContent {
  bytes: Uint8Array | Readable;
  type: string;
  /** Of a stream. */
  size?: number;
  /** It is to be saved under this name, and never shown. */
  name?: string;
}

/** What it takes to answer the addresses below one folder. */
export type OpenFile = (rest: string) => Promise<FileContent>;

/** Pictures by address, for windows. An address is signed: whoever has it may fetch that one picture, for a while. */
export interface Files {
  /** The address of a photo's small picture. */
  address(hash: string): string;
  /** The address of a picture of the photo that fills a screen. */
  photoAddress(hash: string): string;
  /** The address of the photo's own file, to be saved and never shown: a stranger made it. */
  originalAddress(hash: string): string;
  /** The address of something in a folder that `answer` was told of. */
  addressIn(folder: string, rest: string): string;
  /** Says who answers addresses in a folder. */
  answer(folder: string, open: OpenFile): void;
  /** Throws `forbidden` where the address was not given by this core, or too long ago, and `not-found`. */
  open(address: string): Promise<FileContent>;
}

/** Gives a WebP of a photo, or throws `not-found`. */
export type ReadPicture = (hash: string) => Promise<Uint8Array>;

/** The signing key lives as long as this process. */
export function createFiles(
  pictures: { thumbnails: ReadPicture; photos: ReadPicture; originals: ReadPicture },
  clock: Clock,
): Files {
  const key = randomBytes(32);
  const folders = new Map<string, OpenFile>();
  const sign = (path: string, until: number) =>
    createHmac('sha256', key).update(`${path}\n${until}`).digest('base64url');

  const address = (path: string) => {
    const until = (Math.ceil(clock.now().getTime() / PERIOD) + 1) * PERIOD;
    return `${path}?until=${until}&signature=${sign(path, until)}`;
  };

  return {
    address: (hash) => address(`/files/thumbnails/${hash}.webp`),
    photoAddress: (hash) => address(`/files/photos/${hash}.webp`),
    originalAddress: (hash) => address(`/files/originals/${hash}`),
    addressIn: (folder, rest) => address(`/files/${folder}/${rest}`),
    answer: (folder, open) => void folders.set(folder, open),
    async open(address) {
      const { pathname, searchParams } = new URL(address, 'http://localhost');
      const until = Number(searchParams.get('until'));
      const signed = isSame(sign(pathname, until), searchParams.get('signature') ?? '');
      if (!signed || until < clock.now().getTime()) throw refused();
      const [, folder = '', rest = ''] = /^\/files\/([a-z]+)\/(.+)$/.exec(pathname) ?? [];
      const other = folders.get(folder);
      if (other) return other(rest);
      const [, original] = /^\/files\/originals\/([0-9a-f]{64})$/.exec(pathname) ?? [];
      if (original !== undefined)
        return { bytes: await pictures.originals(original), type: 'application/octet-stream', name: original };
      const [, kind, hash] = /^\/files\/(thumbnails|photos)\/([0-9a-f]{64})\.webp$/.exec(pathname) ?? [];
      if (kind === undefined || hash === undefined) throw refused();
      const read = kind === 'photos' ? pictures.photos : pictures.thumbnails;
      return { bytes: await read(hash), type: 'image/webp' };
    },
  };
}

/** The header that has a browser save what comes under a name, which may have any letters. */
export const savedAs = (name: string): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}

function refused(): Fault {
  return new Fault('forbidden', 'This address of a picture is not good any more.', 'Reload the window.', {
    details: { case: 'picture-address' },
  });
}
