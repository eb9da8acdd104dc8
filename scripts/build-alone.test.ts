import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildAlone } from './build-alone.ts';
import { ROOT } from './run-program.ts';

test('two that build the same do so one after the other, and leave no lock', async () => {
  const what = `test-${process.pid}`;
  const steps: string[] = [];
  const build = (name: string) =>
    buildAlone(what, async () => {
      steps.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      steps.push(`${name} ends`);
    });
  await Promise.all([build('one'), build('other')]);
  expect(steps).toHaveLength(4);
  expect(steps[1]).toBe(steps[0]?.replace('begins', 'ends'));
  await expect(buildAlone(what, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(join(ROOT, 'out', `${what}.lock`))).toBe(false);
});

test('what a killed build left holds nobody up', async () => {
  const what = `test-left-${process.pid}`;
  await mkdir(join(ROOT, 'out'), { recursive: true });
  await writeFile(join(ROOT, 'out', `${what}.lock`), '4194304');
  expect(await buildAlone(what, async () => 'built')).toBe('built');
});
