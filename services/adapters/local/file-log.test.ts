import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileLog } from './file-log.ts';
import { openRotatingFile } from './rotating-file.ts';

describe('the log', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-log-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const lines = async () => {
    const text = await readFile(join(folder, 'core.log'), 'utf8');
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  };

  it('writes at once what happened, with its facts and why', async () => {
    const log = createFileLog(folder, 'core');
    log.debug('not said');
    log.info('started', { port: 8600 });
    log.error('stopped', { error: new Error('outer', { cause: new Error('inner') }) });
    const [first, second] = await lines();
    expect(first).toMatchObject({ level: 30, program: 'core', pid: process.pid, msg: 'started', port: 8600 });
    expect(second).toMatchObject({
      level: 50,
      msg: 'stopped',
      error: { message: 'outer', cause: { message: 'inner' } },
    });
    log.close();
  });

  it('never writes a secret, should it be handed one', async () => {
    const log = createFileLog(folder, 'core');
    log.info('asked', {
      key: 'canary-1',
      token: 'canary-2',
      headers: { authorization: 'canary-3', cookie: 'canary-4' },
    });
    log.close();
    expect(await readFile(join(folder, 'core.log'), 'utf8')).not.toContain('canary');
  });

  it('takes a bounded part of the disk and keeps the newest', async () => {
    const file = openRotatingFile(join(folder, 'core.log'), { bytes: 1000, old: 2 });
    for (let number = 0; number < 200; number++) file.write(`line ${number} ${'x'.repeat(80)}\n`);
    file.close();
    const names = (await readdir(folder)).toSorted();
    expect(names).toEqual(['core.log', 'core.log.1', 'core.log.2']);
    for (const name of names) expect((await stat(join(folder, name))).size).toBeLessThanOrEqual(1000);
    const texts = await Promise.all(names.toReversed().map((name) => readFile(join(folder, name), 'utf8')));
    const numbers =
      texts
        .join('')
        .match(/(?<=line )\d+/g)
        ?.map(Number) ?? [];
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, at) => 200 - numbers.length + at));
    expect(numbers.length).toBeGreaterThan(20);
  });

  it('goes on in the file of an earlier start', async () => {
    for (const line of ['first\n', 'second\n']) {
      const file = openRotatingFile(join(folder, 'core.log'), { bytes: 1000, old: 2 });
      file.write(line);
      file.close();
    }
    expect(await readFile(join(folder, 'core.log'), 'utf8')).toBe('first\nsecond\n');
  });
});
