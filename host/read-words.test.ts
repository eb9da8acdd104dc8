import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const BAD_DATA = 65;

/** Runs a program of the stack; gives what it ended with and said. */
const run = (name: string, ...words: string[]): Promise<{ code: unknown; said: unknown }> => {
  const env = { ...process.env, MEADOW_HOME: tmpdir(), MEADOW_RECORDS: tmpdir() };
  const file = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  return new Promise((resolve) =>
    execFile(process.execPath, [...process.execArgv, file, ...words], { env }, (error, stdout) =>
      resolve({ code: error?.code ?? 0, said: JSON.parse(stdout) }),
    ),
  );
};

it.each([
  ['step', 'begin', '--project', '-x'],
  ['step', 'ingest', '--unknown'],
  ['look', '--trigger', '-x'],
])('%s ends as for bad data where it is asked what it does not know: %s %s', async (...words) => {
  const { code, said } = await run(...(words as [string, ...string[]]));
  expect(code).toBe(BAD_DATA);
  expect(said).toMatchObject({ error: { code: 'bad-request' } });
});
