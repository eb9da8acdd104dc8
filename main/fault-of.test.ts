import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { faultOf } from './fault-of.ts';

test('a file that the system does not let be written is named, with the reason', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-fault-'));
  const file = join(folder, 'away', 'saved.zip');
  const thrown = await writeFile(file, 'x').catch((error: unknown) => error);
  await rm(folder, { recursive: true });
  expect(faultOf(thrown)).toMatchObject({ code: 'file-unwritable', details: { file, because: 'no-folder' } });
});

test('what the core says goes on as it is; anything else is a bug, with what it said', () => {
  const fault = { code: 'closing', message: 'Meadow is ending.', hint: 'Start it.', retry: true, details: {} } as const;
  expect(faultOf(new ORPCError('closing', { data: fault }))).toEqual(fault);
  expect(faultOf(new TypeError('x is undefined'))).toMatchObject({
    code: 'internal',
    details: { case: 'bug', said: 'x is undefined' },
  });
});
