import { Fault } from '../../domain/fault.ts';
import { SIDE } from '../../domain/features.ts';
import { pixelsToPng } from '../pixels-to-png.ts';
import type { RequestInput } from './shapes.ts';

/** Photos in one request. */
const MOST_PHOTOS = 64;

const PHOTO_SHAPE = [SIDE, SIDE, 3];
const PIXELS = SIDE * SIDE * 3;

/** The tensors a model takes: encoded photos, or pixels that have the backbone's size already. */
export const inputs = [
  { name: 'photos', datatype: 'BYTES', shape: [-1] },
  { name: 'pixels', datatype: 'UINT8', shape: [-1, ...PHOTO_SHAPE] },
];

/** The photos of an input tensor, in order, as files. Throws `bad-request` where the tensor is not what it says. */
export function photosOf({ name, datatype, shape, data }: RequestInput): Uint8Array[] {
  const expected = inputs.find((input) => input.name === name);
  if (!expected) throw wrong(`There is no input "${name.slice(0, 50)}"; the inputs are "photos" and "pixels".`);
  if (datatype !== expected.datatype) throw wrong(`The input "${name}" is of datatype ${expected.datatype}.`);
  const [count = 0, ...rest] = shape;
  if (rest.join() !== expected.shape.slice(1).join()) throw wrong(`The shape of "${name}" is [${expected.shape}].`);
  if (count < 1 || count > MOST_PHOTOS) throw wrong(`A request holds 1 to ${MOST_PHOTOS} photos.`);
  const flat = data.flat(shape.length - 1);
  return name === 'photos' ? encodedPhotos(flat, count) : pixelPhotos(flat, count);
}

function encodedPhotos(data: unknown[], count: number): Uint8Array[] {
  if (data.length !== count) throw wrong(`The shape says ${count} photos, the data has ${data.length}.`);
  return data.map(decoded);
}

function decoded(text: unknown): Uint8Array {
  if (typeof text !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw wrong('A photo is a string in base64.');
  return Buffer.from(text, 'base64');
}

function pixelPhotos(data: unknown[], count: number): Uint8Array[] {
  if (data.length !== count * PIXELS) {
    throw wrong(
      `${count} photos of ${PHOTO_SHAPE.join(' x ')} have ${count * PIXELS} numbers; the data has ${data.length}.`,
    );
  }
  if (!data.every(isByte)) throw wrong('A pixel is an integer from 0 to 255.');
  const bytes = Uint8Array.from(data);
  return Array.from({ length: count }, (_, i) => pixelsToPng(bytes.subarray(i * PIXELS, (i + 1) * PIXELS), SIDE, SIDE));
}

function isByte(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 255;
}

function wrong(message: string): Fault {
  return new Fault('bad-request', message, 'GET the model without /infer to see its inputs and outputs.', {
    details: { case: 'api' },
  });
}
