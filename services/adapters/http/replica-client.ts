import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { predictorHealth, type ServedModel, type Shelf, sentFiles } from '../../../contract/shapes/predictor.ts';
import { asFault, Fault } from '../../domain/fault.ts';
import type { RemotePredictor } from '../../ports/predictor.ts';
import { type CallPredictor, openCalls, predictorOver } from './predictor-client.ts';

/** A predictor on another machine, which sees no file of this one: it is sent the models it lacks, by their hash. */
export function createReplicaClient(address: string, token: string): RemotePredictor {
  const calls = openCalls(address, token);
  const { call } = calls;
  const put = async (shelf: Shelf, query: { mark?: string }, signal: AbortSignal | undefined) => {
    const models = await send(call, inNeed(shelf), shelf.live, signal);
    const there = shelf.models.filter((model) => models.has(model.sha256)).map(withoutPath);
    const body = { ...shelf, models: there };
    return call(predictorHealth, { method: 'PUT', path: '/models', query, body, signal });
  };
  return {
    ...predictorOver(calls),
    serve: (shelf, signal) => put(shelf, {}, signal),
    async stage(shelf, mark, signal) {
      await put(shelf, { mark }, signal);
    },
    async verify(model) {
      await send(call, [model], model.version);
      await call(z.void(), { method: 'POST', path: '/verify', body: withoutPath(model) });
    },
  };
}

const withoutPath = ({ path: _, ...model }: ServedModel) => model;

/** The live one first, then those that would answer in its place, then those that answer for a project, then the newest. */
function inNeed({ models, live, before = [], projects = [] }: Shelf): ServedModel[] {
  const first = [live, ...before, ...projects.flatMap((project) => project.live.slice(0, 1))];
  const place = ({ version }: ServedModel) => (first.includes(version) ? first.indexOf(version) : first.length);
  return models.toReversed().sort((one, other) => place(one) - place(other));
}

/**
 * Sends the files that are not there, until there is no more room; gives the hashes of those that are there then. That of
 * `needed` takes the place of others; throws where it cannot be sent.
 */
async function send(
  call: CallPredictor,
  models: ServedModel[],
  needed: string,
  signal?: AbortSignal,
): Promise<ReadonlySet<string>> {
  const { files } = await call(sentFiles, { method: 'GET', path: '/files', signal });
  const there = new Set(files);
  let sent = 0;
  for (const { version, path, sha256 } of models) {
    if (there.has(sha256)) continue;
    try {
      const body = await fileOf(version, path, sha256);
      const query = { instead: version === needed ? 1 : undefined };
      await call(z.void(), { method: 'PUT', path: `/files/${sha256}`, query, body, signal });
      sent += 1;
    } catch (error) {
      const { code } = asFault(error);
      if (version === needed || !isOfThisModel.includes(code)) throw error;
      if (code === 'disk-full') break;
    }
  }
  if (sent === 0) return there;
  return new Set((await call(sentFiles, { method: 'GET', path: '/files', signal })).files);
}

/** The others may go on without it. */
const isOfThisModel = ['disk-full', 'model-missing', 'model-refused'];

async function fileOf(version: string, path: string, sha256: string): Promise<Buffer> {
  const todo = 'Go back to the version before, or train again.';
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new Fault('model-missing', `The file of the version "${version}" is gone.`, todo, {
      details: { case: 'file', version },
      cause,
    });
  });
  if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes;
  throw new Fault('model-refused', `The file of the version "${version}" is not as it was written.`, todo, {
    details: { case: 'file-changed', version },
  });
}
