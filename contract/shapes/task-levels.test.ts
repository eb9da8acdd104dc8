import { expect, test } from 'vitest';
import type { PipelineTask, PipelineTaskState } from './pipeline.ts';
import { gravestFirst, taskLevels } from './task-levels.ts';

const task = (name: string, state: PipelineTaskState = 'done', part?: number): PipelineTask => ({
  task: name,
  state,
  attempt: 1,
  attempts: 5,
  ...(part !== undefined && { part }),
});
const names = (levels: ReturnType<typeof taskLevels>) => levels.map((level) => level.map((group) => group.task));

test('tasks stand behind those they wait for, side by side where they wait for none of each other', () => {
  const order = [
    { task: 'train', after: ['embed', 'validate'] },
    { task: 'embed', after: ['ingest'] },
    { task: 'validate', after: ['ingest'] },
    { task: 'ingest', after: [] },
  ];
  const tasks = ['ingest', 'train', 'embed', 'validate'].map((name) => task(name));
  expect(names(taskLevels({ tasks, order }))).toEqual([['ingest'], ['embed', 'validate'], ['train']]);
});

test('the parts of a task are one, which stands as the gravest of them', () => {
  const parts = [task('embed', 'done', 1), task('embed', 'again', 0), task('embed', 'running', 2)];
  const [[group] = []] = taskLevels({ tasks: parts, order: [{ task: 'embed', after: [] }] });
  expect(group).toMatchObject({ task: 'embed', state: 'again' });
  expect(group?.parts.map(({ part }) => part)).toEqual([0, 1, 2]);
  expect(gravestFirst(parts).map(({ part }) => part)).toEqual([0, 2, 1]);
});

test('what an older form of the pipeline had is told of last; a task that was not made is not', () => {
  const order = [
    { task: 'ingest', after: [] },
    { task: 'new', after: ['ingest'] },
  ];
  expect(names(taskLevels({ tasks: [task('old'), task('ingest')], order }))).toEqual([['ingest'], ['old']]);
});
