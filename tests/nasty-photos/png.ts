import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** A PNG chunk: length, type, data, checksum. */
export function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

export interface PngHead {
  width: number;
  height: number;
  /** Bits a channel. */
  depth?: number;
  /** 0: grey, 2: RGB. */
  colour?: 0 | 2;
  interlaced?: boolean;
}

/** A PNG of black pixels; `before` goes between its head and its pixels. */
export function blackPng(head: PngHead, before: Buffer = Buffer.alloc(0)): Buffer {
  return png(head, before, deflateSync(Buffer.alloc(pixelBytes(head)), { level: 1 }));
}

/** First pixel and step of each pass of Adam7, across and down. */
const adam7 = [
  [0, 8, 0, 8],
  [4, 8, 0, 8],
  [0, 4, 4, 8],
  [2, 4, 0, 4],
  [0, 2, 2, 4],
  [1, 2, 0, 2],
  [0, 1, 1, 2],
] as const;

/** Bytes of a PNG's pixels before compression: each row of each pass has one byte more, for its filter. */
function pixelBytes({ width, height, depth = 8, colour = 0, interlaced = false }: PngHead): number {
  const passes = interlaced ? adam7 : [[0, 1, 0, 1] as const];
  const sizes = passes.map(([left, across, top, down]) => {
    const row = 1 + Math.ceil((Math.ceil((width - left) / across) * depth * (colour === 2 ? 3 : 1)) / 8);
    return row * Math.ceil((height - top) / down);
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** A PNG with these compressed pixels, right or not. */
export function png(head: PngHead, before: Buffer, pixels: Uint8Array): Buffer {
  const { width, height, depth = 8, colour = 0, interlaced = false } = head;
  const ihdr = Buffer.alloc(13);
  ihdr.writeUInt32BE(width, 0);
  ihdr.writeUInt32BE(height, 4);
  ihdr.set([depth, colour, 0, 0, interlaced ? 1 : 0], 8);
  const end = chunk('IEND', Buffer.alloc(0));
  return Buffer.concat([SIGNATURE, chunk('IHDR', ihdr), before, chunk('IDAT', pixels), end]);
}

/** The chunks of a PNG between its head and its end, as [type, data]. */
export function chunksOf(bytes: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = SIGNATURE.length; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    chunks.push({ type: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

/** An animated PNG: what a plain reader sees is the first picture; the second is another of the same size. */
export function animatedPng(first: Buffer, second: Buffer): Buffer {
  const [head, ...rest] = chunksOf(first);
  const size = head!.data.subarray(0, 8);
  const pixels = (chunks: ReturnType<typeof chunksOf>) =>
    Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const number = (value: number) => Buffer.from([0, 0, 0, value]);
  const control = (order: number) =>
    chunk('fcTL', Buffer.concat([number(order), size, Buffer.alloc(8), Buffer.from([0, 1, 0, 10, 0, 0])]));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head!.data),
    chunk('acTL', Buffer.concat([number(2), number(0)])),
    control(0),
    chunk('IDAT', pixels(rest)),
    control(1),
    chunk('fdAT', Buffer.concat([number(2), pixels(chunksOf(second))])),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
