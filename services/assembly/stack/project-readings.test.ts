import { expect, test } from 'vitest';
import type { ProjectFigures } from '../../../contract/shapes/project-figures.ts';
import { createProjectReadings } from './project-readings.ts';

const MINUTE = 60_000;

function open(figures: (project: string) => Promise<ProjectFigures>) {
  let now = 0;
  let asked = 0;
  const warned: string[] = [];
  const readings = createProjectReadings({
    projects: async () => [{ id: 'lawn' }, { id: 'field' }],
    figures: (project) => {
      asked += 1;
      return figures(project);
    },
    clock: { now: () => new Date(now) } as never,
    log: { warn: (message: string) => warned.push(message) } as never,
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
  return {
    warned,
    asked: () => asked,
    async at(ms: number) {
      now = ms;
      const told = readings.latest();
      await settled();
      return told.map(({ name, labels, value }) => `${name} ${labels?.project} ${value}`);
    },
  };
}

test('one series a project and figure, read anew every half minute at most', async () => {
  const { at, asked } = open(async () => ({ accuracy: 0.9, trained: '1970-01-01T00:01:00.000Z' }));
  expect(await at(0)).toEqual([]);
  expect(await at(15_000)).toEqual([
    'meadow_live_accuracy lawn 0.9',
    'meadow_last_training_timestamp_seconds lawn 60',
    'meadow_live_accuracy field 0.9',
    'meadow_last_training_timestamp_seconds field 60',
  ]);
  expect(asked()).toBe(2);
  await at(30_000);
  expect(asked()).toBe(4);
});

test('a project that cannot be read takes nothing from the others', async () => {
  const { at, warned } = open(async (project) => {
    if (project === 'lawn') throw new Error('Its card is broken.');
    return { drift: { shifted: 1, farthest: 2 } };
  });
  await at(0);
  expect(await at(1000)).toEqual(['meadow_drift_shifted field 1', 'meadow_drift field 2']);
  expect(warned).toHaveLength(1);
});

test('what is being read is not asked for twice, and what got too old is told no more', async () => {
  const stuck = Promise.withResolvers<ProjectFigures>();
  let first = true;
  const { at, asked } = open(async () => {
    if (first) return { accuracy: 1 };
    return stuck.promise;
  });
  await at(0);
  first = false;
  expect(await at(MINUTE)).toHaveLength(2);
  expect(await at(2 * MINUTE)).toHaveLength(2);
  expect(asked()).toBe(3);
  expect(await at(6 * MINUTE)).toEqual([]);
});
