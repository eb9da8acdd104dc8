import { expect, test } from 'vitest';
import type { GateReport } from '../../../../contract/shapes/gate.ts';
import { refusalOf } from './refusal.ts';

const report = (passed: boolean, champion?: string): GateReport => ({
  version: 'c',
  ...(champion !== undefined && { champion }),
  passed,
  reason: '',
  at: '2026-01-01T00:00:00.000Z',
  checks: [],
  right: { version: 0, total: 0 },
  flipped: [],
});
const history = [{ version: 'b' }, { version: 'a' }];

test.each([
  ['that was live before goes live again', 'a', report(false, 'b'), undefined],
  ['that passed beside the live one goes live', 'c', report(true, 'b'), undefined],
  ['that passed beside another one is compared anew', 'c', report(true, 'a'), 'other-champion'],
  ['that was refused needs a reason', 'c', report(false, 'b'), 'refused'],
  ['the gate never saw needs a reason', 'c', null, 'never-asked'],
] as const)('a version %s', (_name, version, said, refusal) => {
  expect(refusalOf(version, said, history)).toBe(refusal);
});

test('the first version of a project goes live where the gate agrees', () => {
  expect(refusalOf('c', report(true), [])).toBeUndefined();
});
