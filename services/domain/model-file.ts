import { createHash } from 'node:crypto';
import { Fault } from './fault.ts';
import { CHANNELS } from './features.ts';
import { TRUNK_CHANNELS } from './last-layer.ts';
import type { Model } from './model.ts';
import { type ModelHeader, modelHeader } from './model-header.ts';

// A model file: 8 bytes that name it, the format's number, the header's length (both uint32), the header as JSON,
// zeros up to a multiple of 8, then the blocks, each again padded with zeros. Little-endian. The header gives the
// blocks' sizes, so a file has exactly one right length.
const MAGIC = Buffer.from('\x89MEADOW\n', 'latin1');
const FORMAT = 1;
const PREFIX = MAGIC.length + 8;
const MOST_HEADER = 8 * 1024 * 1024;
/** A model file larger than this is refused. */
export const MOST_MODEL_BYTES = 64 * 1024 * 1024;
const HASH = 32;

/** A model as the bytes of a `.meadow` file, and their SHA-256. The same model gives the same bytes. */
export function writeModel(model: Model): { bytes: Uint8Array; sha256: string } {
  const header = Buffer.from(JSON.stringify(modelHeader.parse(headerOf(model))));
  const prefix = Buffer.alloc(PREFIX);
  MAGIC.copy(prefix);
  prefix.writeUInt32LE(FORMAT, MAGIC.length);
  prefix.writeUInt32LE(header.length, MAGIC.length + 4);
  const { head, space, references, tuned } = model;
  const photos = Buffer.from(references.photos.join(''), 'hex');
  const numbers = [head.weights, head.bias, space.mean, space.directions];
  const blocks = [
    ...numbers,
    references.vectors,
    references.scales,
    references.labels,
    photos,
    ...(tuned ? [tuned.weights, tuned.bias] : []),
  ];
  const bytes = Buffer.concat([
    padded(Buffer.concat([prefix, header])),
    ...blocks.map((block) => padded(asBytes(block))),
  ]);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  readModel(bytes, sha256);
  return { bytes, sha256 };
}

/** The model in a file's bytes. Throws `model-refused` where anything is odd, or the SHA-256 is not `sha256`. */
export function readModel(bytes: Uint8Array, sha256: string): Model {
  if (bytes.byteLength > MOST_MODEL_BYTES) throw refused('it is too large');
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw refused('it is not the file that was trained');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { header, end } = readHeader(buffer);
  const read = blockReader(buffer, end);
  const [classes, count] = [header.classes.length, header.references.count];
  const head = {
    weights: new Float32Array(read(CHANNELS * classes * 4)),
    bias: new Float32Array(read(classes * 4)),
  };
  const space = {
    mean: new Float32Array(read(CHANNELS * 4)),
    directions: new Float32Array(read(CHANNELS * header.space.rank * 4)),
  };
  const references = {
    vectors: new Int8Array(read(count * CHANNELS)),
    scales: new Float32Array(read(count * 4)),
    labels: new Uint16Array(read(count * 2)),
    photos: hashes(Buffer.from(read(count * HASH))),
    urls: Array.from({ length: count }, (_, i) => header.references.urls[i] ?? undefined),
  };
  const tuned = header.tuned && {
    weights: new Float32Array(read(TRUNK_CHANNELS * CHANNELS * 4)),
    bias: new Float32Array(read(CHANNELS * 4)),
  };
  if (read.end() !== buffer.length) throw refused('its length is odd');
  const { tuned: _, ...rest } = header;
  const model: Model = { ...rest, head, space, references, ...(tuned && { tuned }) };
  checkNumbers(model);
  return model;
}

function headerOf({ head: _, space, references, tuned, ...rest }: Model): unknown {
  const urls = references.urls.some((url) => url !== undefined) ? references.urls.map((url) => url ?? null) : [];
  return {
    ...rest,
    ...(tuned && { tuned: true }),
    space: { rank: space.directions.length / CHANNELS },
    references: { count: references.photos.length, urls },
  };
}

function readHeader(buffer: Buffer): { header: ModelHeader; end: number } {
  if (buffer.length < PREFIX || !buffer.subarray(0, MAGIC.length).equals(MAGIC))
    throw refused('it is no model of Meadow');
  const format = buffer.readUInt32LE(MAGIC.length);
  if (format !== FORMAT) throw refused(`its format ${format} is not known to this Meadow`);
  const length = buffer.readUInt32LE(MAGIC.length + 4);
  const end = PREFIX + length;
  if (length > MOST_HEADER || end > buffer.length) throw refused('its header is odd');
  try {
    return { header: modelHeader.parse(JSON.parse(buffer.toString('utf8', PREFIX, end))), end: roundUp(end) };
  } catch (cause) {
    throw refused('its header cannot be understood', cause);
  }
}

/** Hands out one block after another, each as a copy of its own. */
function blockReader(buffer: Buffer, start: number) {
  let next = start;
  const read = (length: number): ArrayBuffer => {
    if (next + length > buffer.length) throw refused('it ends too soon');
    const block = Uint8Array.from(buffer.subarray(next, next + length));
    next = roundUp(next + length);
    return block.buffer;
  };
  return Object.assign(read, { end: () => next });
}

function checkNumbers({ classes, head, space, references, tuned }: Model): void {
  const blocks = [
    head.weights,
    head.bias,
    space.mean,
    space.directions,
    references.scales,
    ...(tuned ? [tuned.weights, tuned.bias] : []),
  ];
  const finite = blocks.every((block) => block.every(Number.isFinite));
  if (!finite || references.scales.some((scale) => scale <= 0)) throw refused('some of its numbers are odd');
  if (references.labels.some((label) => label >= classes.length)) throw refused('a reference has no class');
}

function hashes(bytes: Buffer): string[] {
  return Array.from({ length: bytes.length / HASH }, (_, i) => bytes.toString('hex', i * HASH, (i + 1) * HASH));
}

function asBytes(block: Exclude<ArrayBufferView, DataView>): Uint8Array {
  return new Uint8Array(block.buffer, block.byteOffset, block.byteLength);
}

function padded(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([bytes], roundUp(bytes.length));
}

function roundUp(length: number): number {
  return Math.ceil(length / 8) * 8;
}

function refused(why: string, cause?: unknown): Fault {
  return new Fault('model-refused', `The model was refused: ${why}.`, 'Use another version, or train it again.', {
    details: { case: 'damaged' },
    cause,
  });
}
