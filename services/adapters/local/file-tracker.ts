import { appendFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { requireObjectKey } from '../../domain/object-keys.ts';
import { missingAttachment, requireRun, withDescription } from '../../domain/run-notes.ts';
import type { Measurement, Tracker } from '../../ports/tracker.ts';
import { asFileFault, codeOf, isMissing, removeFile } from './file-fault.ts';
import { makeFolder } from './make-folder.ts';
import { walkFiles } from './walk-files.ts';
import { writeAtomically } from './write-atomically.ts';

const measurement = z.object({ name: z.string(), step: z.number(), value: z.number(), at: z.number().optional() });
const words = z.record(z.string(), z.string()).default({});
const description = z.object({
  params: words,
  tags: words,
  note: z.string().optional(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']).optional(),
});

/**
 * Runs in a folder that is made when it is first needed: measurements as lines of JSON, what is said of a run as JSON,
 * and a folder of what is attached to it.
 */
export const createFileTracker = (folder: string): Tracker => {
  const pathOf = (run: string, what: '.jsonl' | '.json' | '.files'): string => {
    requireRun(run);
    return join(folder, `${run}${what}`);
  };
  const fileOf = (run: string, name: string): string => {
    requireObjectKey(name);
    return join(pathOf(run, '.files'), name);
  };
  const read = async (path: string): Promise<string | undefined> =>
    readFile(path, 'utf8').catch((thrown: unknown) => {
      if (isMissing(thrown)) return undefined;
      throw thrown;
    });
  const descriptionOf = async (run: string) => {
    const text = await read(pathOf(run, '.json'));
    return text === undefined ? undefined : description.parse(JSON.parse(text));
  };

  return {
    async log(run, measurements) {
      const file = pathOf(run, '.jsonl');
      if (measurements.length === 0) return;
      // A line that a killed process left half written must not swallow the next one.
      const lines = measurements
        .map(({ name, step, value, at }) => `\n${JSON.stringify({ name, step, value, at })}`)
        .join('');
      try {
        await makeFolder(folder);
        await appendFile(file, lines);
      } catch (thrown) {
        throw asFileFault(thrown, file);
      }
    },
    read: async (run) => loggedOnce(((await read(pathOf(run, '.jsonl'))) ?? '').split('\n').flatMap(parseLine)),
    async describe(run, more) {
      const said = withDescription((await descriptionOf(run)) ?? {}, more);
      await writeAtomically(pathOf(run, '.json'), Buffer.from(`${JSON.stringify(said)}\n`));
    },
    async described(run) {
      const attached: string[] = [];
      for await (const name of walkFiles(pathOf(run, '.files'))) attached.push(name);
      const said = await descriptionOf(run);
      const known = said ?? (attached.length > 0 || (await read(pathOf(run, '.jsonl'))) !== undefined);
      if (!known) return undefined;
      const { params = {}, tags = {}, note, state } = said ?? {};
      return {
        params,
        tags,
        ...(note !== undefined && { note }),
        ...(state && { state }),
        attached: attached.toSorted(),
      };
    },
    attach: async (run, name, bytes) => writeAtomically(fileOf(run, name), bytes),
    async attached(run, name) {
      return readFile(fileOf(run, name)).catch((thrown: unknown) => {
        throw isMissing(thrown) || codeOf(thrown) === 'EISDIR' ? missingAttachment(run, name, thrown) : thrown;
      });
    },
    pageOf: async () => undefined,
    async remove(run) {
      await rm(pathOf(run, '.files'), { recursive: true, force: true });
      await removeFile(pathOf(run, '.json'));
      await removeFile(pathOf(run, '.jsonl'));
    },
  };
};

/** Without what was logged again with the same time. */
function loggedOnce(measurements: readonly Measurement[]): Measurement[] {
  const seen = new Set<string>();
  return measurements.filter(({ name, at }) => {
    if (at === undefined) return true;
    const key = `${at} ${name}`;
    return !seen.has(key) && seen.add(key);
  });
}

function parseLine(line: string): Measurement[] {
  try {
    const { data } = measurement.safeParse(JSON.parse(line));
    if (!data) return [];
    const { at, ...rest } = data;
    return [{ ...rest, ...(at !== undefined && { at }) }];
  } catch {
    return [];
  }
}
