import { describe, expect, it } from 'vitest';
import { Fault } from '../fault.ts';
import { judgeEngineDisk, judgeImages, judgeMemory, judgeNoEngine, judgePorts, variableOf } from './preflight.ts';

const GIB = 2 ** 30;

describe('before the stack starts', () => {
  it.each([
    [16 * GIB, undefined, 'ok'],
    [16 * GIB, 3 * GIB, 'ok'],
    [16 * GIB, 1 * GIB, 'warning'],
    [2 * GIB, undefined, 'failed'],
  ])('%d bytes of memory, %s free: %s', (all, free, state) => {
    expect(judgeMemory(all, free).state).toBe(state);
  });

  it.each([
    [undefined, 5, 'ok'],
    [50 * GIB, 5, 'ok'],
    [5 * GIB, 5, 'warning'],
    [5 * GIB, 0, 'ok'],
    [1 * GIB, 0, 'failed'],
  ])('%s bytes of disk, %d images to come: %s', (free, missing, state) => {
    expect(judgeEngineDisk(free, missing).state).toBe(state);
  });

  it('an engine that is missing can be started; one that is too old, or shut, cannot', () => {
    const fault = (code: 'engine-missing' | 'engine-forbidden' | 'engine-too-old', details = {}) =>
      judgeNoEngine(new Fault(code, 'No.', 'Do.', { details }));
    expect(fault('engine-missing', { starter: 'Colima' })).toMatchObject({
      name: 'engine',
      fixable: true,
      fix: { kind: 'start-engine' },
    });
    expect(fault('engine-missing')).toMatchObject({ name: 'engine', fixable: false });
    expect(fault('engine-forbidden')).toMatchObject({ name: 'engine', fixable: false });
    expect(fault('engine-too-old')).toMatchObject({ name: 'engine-version', fixable: false });
  });

  it('says who has a port, in a sentence', () => {
    expect(judgePorts([], 9)).toMatchObject([{ name: 'ports', state: 'ok' }]);
    const fix = { kind: 'choose-port', variable: 'API_PORT', port: 8001 } as const;
    const [one, two] = judgePorts(
      [
        { service: 'api', port: 8000, pid: 7, name: 'python3', fix },
        { service: 'minio', port: 9000, container: 'other-minio-1' },
      ],
      9,
    );
    expect(one).toMatchObject({
      state: 'failed',
      fixable: true,
      fix,
      finding: expect.stringContaining('"python3" (process 7).'),
    });
    expect(two).toMatchObject({ fixable: false, finding: expect.stringContaining('the container "other-minio-1".') });
  });

  it('knows which variable moves a port', () => {
    const variables = [
      { name: 'MINIO_PORT', kind: 'port', services: ['minio'], usual: '9000' },
      { name: 'MINIO_CONSOLE_PORT', kind: 'port', services: ['minio'], usual: '9001' },
    ] as const;
    const of = (port: number, values = {}) =>
      variableOf(
        variables.map((each) => ({ ...each, services: [...each.services] })),
        values,
        { service: 'minio', port },
      );
    expect([of(9001), of(9100, { MINIO_PORT: '9100' }), of(9000, { MINIO_PORT: '9100' })]).toEqual([
      'MINIO_CONSOLE_PORT',
      'MINIO_PORT',
      undefined,
    ]);
  });

  it('counts the images that are still to come', () => {
    const build = { context: '.', dockerfile: 'Dockerfile', args: {} };
    expect(judgeImages([{ image: 'a' }, { image: 'b', build }], 5).finding).toBe(
      '2 of 5 images are still to come: 1 to download, 1 to build.',
    );
  });
});
