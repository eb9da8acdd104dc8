import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Fault } from '../../domain/fault.ts';
import type { Measurement, Tracker } from '../../ports/tracker.ts';
import { asFileFault, isMissing, removeFile } from './file-fault.ts';
import { makeFolder } from './make-folder.ts';

const measurement = z.object({ name: z.string(), step: z.number(), value: z.number() });

/** Measurements as lines of JSON, one file a run, in a folder that is made when it is first needed. */
export const createFileTracker = (folder: string): Tracker => {
  const pathOf = (run: string): string => {
    if (!/^[\w-]{1,100}$/.test(run)) throw new Fault('bad-request', `"${run}" names no training.`, 'Look at the list.');
    return join(folder, `${run}.jsonl`);
  };
  return {
    async log(run, measurements) {
      const file = pathOf(run);
      if (measurements.length === 0) return;
      // A line that a killed process left half written must not swallow the next one.
      const lines = measurements.map(({ name, step, value }) => `\n${JSON.stringify({ name, step, value })}`).join('');
      try {
        await makeFolder(folder);
        await appendFile(file, lines);
      } catch (thrown) {
        throw asFileFault(thrown, file);
      }
    },
    async read(run) {
      const text = await readFile(pathOf(run), 'utf8').catch((thrown: unknown) => {
        if (isMissing(thrown)) return '';
        throw thrown;
      });
      return text.split('\n').flatMap(parseLine);
    },
    async remove(run) {
      await removeFile(pathOf(run));
    },
  };
};

function parseLine(line: string): Measurement[] {
  try {
    const read = measurement.safeParse(JSON.parse(line));
    return read.success ? [read.data] : [];
  } catch {
    return [];
  }
}
