import { expect, test } from 'vitest';
import type { FaultCode } from '../../../contract/errors.ts';
import type { StackStatus } from '../../../contract/shapes/stack.ts';
import { stackParts } from './stack-parts.ts';

const off: StackStatus = {
  project: 'meadow',
  file: '/c.yaml',
  state: 'off',
  happened: [],
  healthy: false,
  services: [],
};
const fault = (code: FaultCode, details = {}) => ({ code, message: '', hint: '', retry: true, details });
const shown = (status: StackStatus) =>
  Object.entries(stackParts(status))
    .filter(([, there]) => there)
    .map(([part]) => part);

test('before the first start there is nothing to remove', () => {
  expect(shown(off)).toEqual(['weight', 'variables', 'engine', 'kit']);
});

test('once it was started it can be removed', () => {
  const failed = { task: 'up', fault: fault('engine-refused') } as NonNullable<StackStatus['failed']>;
  expect(shown({ ...off, failed })).toContain('remove');
});

test('without an engine, the ports and the way in for images without a network are there', () => {
  expect(shown({ ...off, fault: fault('engine-missing') })).toEqual(['variables', 'engine', 'kit']);
});

test('inside the stack there is none of it', () => {
  expect(shown({ ...off, fault: fault('engine-missing', { inside: 'stack' }) })).toEqual([]);
});

test('of a file that cannot be read nothing is set', () => {
  expect(shown({ ...off, fault: fault('compose-refused') })).toEqual(['engine', 'kit']);
});
