import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createFileTracker } from '../../services/adapters/local/file-tracker.ts';
import { trackerSuite } from './tracker-suite.ts';

trackerSuite('files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-tracker-'));
  return {
    tracker: createFileTracker(folder),
    again: () => createFileTracker(folder),
    end: () => rm(folder, { recursive: true }),
  };
});

it('loses only the line that a killed process was writing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-tracker-'));
  const tracker = createFileTracker(folder);
  await tracker.log('one', [{ name: 'loss', step: 0, value: 1 }]);
  await appendFile(join(folder, 'one.jsonl'), '\n{"name":"lo');
  await tracker.log('one', [{ name: 'loss', step: 2, value: 0.5 }]);
  expect((await tracker.read('one')).map(({ step }) => step)).toEqual([0, 2]);
  await rm(folder, { recursive: true });
});
