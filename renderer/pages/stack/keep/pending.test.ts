import { expect, test } from 'vitest';
import { isPending } from './pending.ts';

const started = '2026-11-26T10:00:00.000Z';
const at = (time: string) => Date.parse(`2026-11-26T${time}Z`);
const minio = { name: 'minio', state: 'running', started } as const;

test('a value that was set after the start waits for the next one', () => {
  expect(isPending({ services: ['minio'] }, at('10:05:00'), [minio])).toBe(true);
  expect(isPending({ services: ['minio'] }, at('09:55:00'), [minio])).toBe(false);
  expect(isPending({ services: ['minio'] }, undefined, [minio])).toBe(false);
});

test('what others use, or what does not run, waits for nothing', () => {
  expect(isPending({ services: ['redis'] }, at('10:05:00'), [minio])).toBe(false);
  expect(isPending({ services: ['minio'] }, at('10:05:00'), [{ ...minio, state: 'exited' }])).toBe(false);
});
