import { describe, expect, it } from 'vitest';
import type { ServingState } from '../../contract/serving.ts';
import { judgeDatabase, judgeDisk, judgeNode, judgePort, judgePredictor } from './judgements.ts';

const ready: ServingState = {
  state: 'ready',
  on: true,
  address: 'http://127.0.0.1:8600',
  port: 8600,
  portChosen: false,
  requireKey: false,
  key: 'canary',
  version: 'dandelion-or-grass-1',
  runtime: 'onnx',
  pid: 77,
  restarts: 0,
};
const { address: _address, ...hidden } = ready;
const { pid: _pid, runtime: _runtime, version: _version, ...down } = hidden;

describe('the doctor judges', () => {
  it.each([
    ['24.0.0', 'ok'],
    ['25.1.0', 'ok'],
    ['20.19.0', 'failed'],
    ['9.99.99', 'failed'],
  ])('Node.js %s: %s', (version, state) => {
    expect(judgeNode(version).state).toBe(state);
  });

  it.each([
    [50e9, 'ok'],
    [1.9e9, 'warning'],
    [0.1e9, 'failed'],
    [0, 'failed'],
  ])('%d free bytes: %s', (free, state) => {
    expect(judgeDisk(free).state).toBe(state);
  });

  it('records', () => {
    expect(judgeDatabase([]).state).toBe('ok');
    expect(judgeDatabase(['row 3 missing', 'row 4 missing'])).toMatchObject({
      state: 'failed',
      fixable: true,
      details: { problem: 'row 3 missing', problems: 2 },
    });
  });

  it('the predictor', () => {
    expect(judgePredictor(ready).finding).toBe(
      'The predictor runs with ONNX Runtime; version dandelion-or-grass-1 answers.',
    );
    expect(judgePredictor({ ...hidden, on: false, state: 'off' }).state).toBe('ok');
    expect(judgePredictor({ ...ready, restarts: 3 })).toMatchObject({ state: 'warning', fixable: true });
    expect(judgePredictor({ ...down, state: 'starting' })).toMatchObject({ state: 'warning', fixable: false });
    expect(judgePredictor({ ...down, state: 'off' })).toMatchObject({ state: 'warning', fixable: true });
    const error = { code: 'predictor-down', message: 'It died.', hint: 'Wait.', retry: true, details: {} } as const;
    expect(judgePredictor({ ...down, state: 'failed', error })).toMatchObject({
      state: 'failed',
      finding: 'It died.',
      hint: 'Wait.',
      fixable: true,
    });
  });

  it('the port of the local API', () => {
    const taken = (owner: object) => judgePort({ ...hidden, state: 'failed' }, owner).finding;
    expect(judgePort(ready, { pid: 77 }).finding).toBe('The local API answers at http://127.0.0.1:8600.');
    expect(judgePort({ ...hidden, on: false }, { pid: 1 }).state).toBe('ok');
    expect(judgePort(hidden, undefined).state).toBe('ok');
    expect(judgePort(hidden, { pid: 1 })).toMatchObject({ state: 'failed', fixable: true });
    expect(taken({ pid: 5, name: 'python3' })).toContain('is taken by "python3" (process 5).');
    expect(taken({ name: 'python3' })).toContain('is taken by "python3".');
    expect(taken({ pid: 5 })).toContain('is taken by process 5.');
    expect(taken({})).toContain('is taken by another program.');
  });

  it('a port that another program had, which is no fault', () => {
    const moved = { ...ready, address: 'http://127.0.0.1:8601', port: 8601, portTaken: 8600 };
    expect(judgePort(moved, { pid: 5, name: 'python3' })).toEqual({
      state: 'ok',
      finding: 'The local API answers at http://127.0.0.1:8601: port 8600 is taken by "python3" (process 5).',
      details: { how: 'instead-of', port: 8601, taken: 8600, owner: 'python3' },
    });
    const unknown = judgePort(moved, {});
    expect(unknown.finding).toContain('taken by another program; this system does not say which');
    expect(unknown.details).toEqual({ how: 'instead', port: 8601, taken: 8600 });
  });

  it('a port that is free again, which a restart gives back', () => {
    const moved = { ...ready, address: 'http://127.0.0.1:8601', port: 8601, portTaken: 8600 };
    expect(judgePort(moved, undefined)).toMatchObject({
      state: 'ok',
      finding: expect.stringContaining('is free again'),
      fixable: true,
      details: { how: 'free-again', port: 8601, taken: 8600 },
    });
  });

  it('a port that Meadow has itself', () => {
    const own = { pid: 4, name: 'node', own: true } as const;
    expect(judgePort({ ...hidden, state: 'failed' }, own)).toMatchObject({
      finding: expect.stringContaining('is taken by Meadow itself.'),
      details: { how: 'own' },
    });
    const moved = { ...ready, address: 'http://127.0.0.1:8601', port: 8601, portTaken: 8500 };
    expect(judgePort(moved, own).finding).toContain('Meadow itself has port 8500.');
  });

  it('without ever telling the key', () => {
    expect(JSON.stringify([judgePredictor(ready), judgePort(ready, {})])).not.toContain('canary');
  });
});
