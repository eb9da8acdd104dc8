import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import PQueue from 'p-queue';
import type { ApiFailure, ApiPrediction } from '../../../contract/shapes/api.ts';
import { asFault, Fault } from '../../domain/fault.ts';
import { photoFault } from '../../domain/photo-faults.ts';
import type { Log } from '../../ports/log.ts';
import type { Judged } from '../judge.ts';
import { told } from './told.ts';

export const MOST_PHOTOS = 64;

/** Photos of one request that are in memory at once; the rest wait in the socket. */
export const PHOTOS_AT_ONCE = 3;

type Row = ApiPrediction | ApiFailure;

interface ManyParts {
  judgeOne: (photo: Uint8Array) => Promise<Judged>;
  log: Log;
}

interface Sent {
  name: string;
  /** At most MOST_PHOTO_BYTES; the rest of a larger photo was left out. */
  bytes: Buffer;
  truncated: boolean;
}

/** Judges the photos of a multipart request as they arrive, some at a time; answers in the order given. */
export async function judgeMany(request: FastifyRequest, { judgeOne, log }: ManyParts): Promise<Row[]> {
  const lanes = new PQueue({ concurrency: PHOTOS_AT_ONCE });
  const rows: Promise<Row>[] = [];
  for await (const sent of photosOf(request)) {
    if (rows.length === MOST_PHOTOS) throw tooMany();
    const judged = async () => told(request, await judgeOne(whole(sent)), sent.name);
    rows.push(lanes.add(() => judged().catch((thrown) => failure(thrown, sent.name, log))));
    await lanes.onSizeLessThan(1);
  }
  if (rows.length === 0) throw noPhoto();
  request.came.photos = rows.length;
  return summed(request, await Promise.all(rows));
}

/** The parser's own errors say what is wrong with the form, not with Meadow. */
async function* photosOf(request: FastifyRequest): AsyncGenerator<Sent> {
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file')
        yield { name: nameOf(part), bytes: await part.toBuffer(), truncated: part.file.truncated };
    }
  } catch (cause) {
    throw new Fault('bad-request', 'This is no whole multipart form.', 'Send each photo as a file part of the form.', {
      details: { case: 'api' },
      cause,
    });
  }
}

const nameOf = ({ filename }: MultipartFile): string => (filename ?? '').slice(0, 1024);

function failure(thrown: unknown, photo: string, log: Log): ApiFailure {
  const fault = asFault(thrown);
  if (fault.code === 'internal') log.error('A photo failed unexpectedly', { error: fault.cause });
  return { photo, error: fault.toShape() };
}

/** Throws photo-empty or photo-too-large. */
function whole({ bytes, truncated }: Sent): Uint8Array {
  if (truncated) throw photoFault.cutTooLarge();
  if (bytes.byteLength === 0) throw photoFault.empty();
  return bytes;
}

/** Says in short what came of the request, such as "2 grass, 1 photo-broken". */
function summed(request: FastifyRequest, rows: Row[]): Row[] {
  const groups = Object.entries(Object.groupBy(rows, (one) => ('error' in one ? one.error.code : one.verdict)));
  request.came.outcome = groups.map(([word, members]) => `${members?.length} ${word}`).join(', ');
  return rows;
}

function tooMany(): Fault {
  return new Fault(
    'bad-request',
    `A request holds at most ${MOST_PHOTOS} photos.`,
    'Send the photos in several requests.',
    { details: { case: 'api' } },
  );
}

function noPhoto(): Fault {
  return new Fault(
    'bad-request',
    'There is no photo in this request.',
    'Add each photo as a file part, such as -F photo=@one.jpg.',
    { details: { case: 'api' } },
  );
}
