import { expect, test } from 'vitest';
import { readCron, writeCron } from './weekly-cron.ts';

test('a day and a time are read from an expression and written to it', () => {
  expect(readCron('0 3 * * 1')).toEqual({ day: '1', time: '03:00' });
  expect(readCron('30 14 * * *')).toEqual({ day: '*', time: '14:30' });
  expect(readCron('0 3 * * 7')).toEqual({ day: '0', time: '03:00' });
  expect(writeCron({ day: '1', time: '03:05' })).toBe('5 3 * * 1');
});

test('what is no day and time is left as an expression', () => {
  for (const cron of ['0 3 1 * *', '*/5 * * * *', '61 3 * * 1', '0 24 * * 1', 'x'])
    expect(readCron(cron)).toBeUndefined();
  expect(writeCron({ day: '1', time: '' })).toBeUndefined();
});
