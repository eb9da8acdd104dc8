import { expect, it } from 'vitest';
import { runTitle } from './run-title.ts';

it('a training is called by its project, how hard it tried, and when', () => {
  const started = new Date('2026-11-26T21:35:23Z');
  expect(runTitle({ mode: 'quick', started }, 'Lawn')).toBe('Lawn, quick, 2026-11-26 21:35');
});
