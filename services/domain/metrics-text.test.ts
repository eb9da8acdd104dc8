import { expect, test } from 'vitest';
import { metricsText } from './metrics-text.ts';

test('readings of one name stand together below what they mean', () => {
  const text = metricsText([
    { name: 'up', help: 'Whether it answers.', labels: { service: 'redis' }, value: 1 },
    { name: 'seconds', help: 'How long.', value: 0.5 },
    { name: 'up', help: 'Whether it answers.', labels: { service: 'mlflow' }, value: 0 },
  ]);
  expect(text).toBe(
    [
      '# HELP up Whether it answers.',
      '# TYPE up gauge',
      'up{service="redis"} 1',
      'up{service="mlflow"} 0',
      '# HELP seconds How long.',
      '# TYPE seconds gauge',
      'seconds 0.5',
      '',
    ].join('\n'),
  );
});

test('no name of a project breaks a line, and no number is one Prometheus does not know', () => {
  const label = 'a "b"\\\nc';
  const text = metricsText([{ name: 'n', help: 'h', labels: { project: label }, value: Number.POSITIVE_INFINITY }]);
  expect(text.split('\n')[2]).toBe('n{project="a \\"b\\"\\\\\\nc"} +Inf');
});
