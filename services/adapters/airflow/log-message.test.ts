import { expect, test } from 'vitest';
import { readLogMessage } from './log-message.ts';

const texts = (message: object) => readLogMessage(JSON.stringify(message)).map(({ text }) => text);

test('a message says how grave it is, what happened, and what the program gave besides', () => {
  const message = { timestamp: '2026-11-26T21:35:41.2467Z', event: 'Retrying', level: 'warning', delay: 4, ti_id: 'x' };
  expect(readLogMessage(JSON.stringify(message))).toEqual([
    { at: '2026-11-26T21:35:41.246Z', text: 'WARNING Retrying delay=4' },
  ]);
  expect(texts({ event: 'looked at 20 photos', level: 'info', logger: 'task', lineno: 3 })).toEqual([
    'looked at 20 photos',
  ]);
});

test('what went wrong is told line by line, as Python does', () => {
  const frames = [{ filename: '/opt/meadow/dags/meadow_step.py', lineno: 58, name: 'execute' }];
  const error_detail = [{ exc_type: 'AirflowException', exc_value: 'The store is away.\nTry again.', frames }];
  expect(texts({ event: 'Task failed with exception', level: 'error', error_detail })).toEqual([
    'ERROR Task failed with exception',
    'Traceback (most recent call last):',
    '  File "/opt/meadow/dags/meadow_step.py", line 58, in execute',
    'ERROR AirflowException: The store is away.',
    'Try again.',
  ]);
});

test('folds are no lines, their names are; control sequences of a terminal are taken out', () => {
  expect(texts({ event: '::endgroup::' })).toEqual([]);
  expect(texts({ event: '::group::Log message source details' })).toEqual([]);
  expect(texts({ event: '/opt/airflow/logs/attempt=1.log' })).toEqual([]);
  expect(texts({ event: '::group::Pre Execute' })).toEqual(['Pre Execute']);
  expect(texts({ event: '\u001b[31mred\u001b[0m' })).toEqual(['red']);
});

test('what is no message is a line as it is', () => {
  expect(readLogMessage('plain words')).toEqual([{ at: undefined, text: 'plain words' }]);
  expect(readLogMessage('')).toEqual([]);
  expect(readLogMessage('[1]')).toEqual([]);
});
