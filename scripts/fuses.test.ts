import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fuses } from './fuses.ts';
import { runQuietly } from './run-program.ts';

/** As in the source of Electron, where a binary has it before its fuses. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Fuses as Electron is delivered: `1` on, `0` off. */
const DELIVERED = '101100011';

let folder: string;
let binary: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-fuses-'));
  binary = join(folder, 'meadow');
  await writeBinary(DELIVERED);
});
afterEach(() => rm(folder, { recursive: true }));

/** Bytes of a program with a wire of version 1 somewhere in it. */
const writeBinary = (wire: string) =>
  writeFile(
    binary,
    Buffer.concat([
      Buffer.alloc(5_000_000, 7),
      Buffer.from(SENTINEL),
      Buffer.from([1, wire.length]),
      Buffer.from(wire),
      Buffer.alloc(1000, 9),
    ]),
  );

/** Sets them as electron-builder does when it packages. */
const setAll = () =>
  flipFuses(binary, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: fuses.runAsNode,
    [FuseV1Options.EnableCookieEncryption]: fuses.enableCookieEncryption,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: fuses.enableNodeOptionsEnvironmentVariable,
    [FuseV1Options.EnableNodeCliInspectArguments]: fuses.enableNodeCliInspectArguments,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: fuses.enableEmbeddedAsarIntegrityValidation,
    [FuseV1Options.OnlyLoadAppFromAsar]: fuses.onlyLoadAppFromAsar,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: fuses.loadBrowserProcessSpecificV8Snapshot,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: fuses.grantFileProtocolExtraPrivileges,
  });

const read = (...args: string[]) => runQuietly('scripts/read-fuses.ts', args);

test('Electron as it is delivered does not pass, and what is wrong is named', async () => {
  const { code, output } = await read(binary);
  expect(code).toBe(1);
  expect(output).toContain('✗ runAsNode on, should be off');
  expect(output).toContain('✗ onlyLoadAppFromAsar off, should be on');
  expect(output).toContain('✓ loadBrowserProcessSpecificV8Snapshot off');
});

test('a binary whose fuses are set passes', async () => {
  await setAll();
  const { code, output } = await read(binary);
  expect(output.trim().split('\n')).toEqual(
    Object.entries(fuses).map(([name, on]) => `✓ ${name} ${on ? 'on' : 'off'}`),
  );
  expect(code).toBe(0);
});

test.each(Array.from({ length: 8 }, (_, place) => place))('one fuse that is off its mark fails: %i', async (place) => {
  const right = '01001100';
  await writeBinary(right.slice(0, place) + (right[place] === '0' ? '1' : '0') + right.slice(place + 1));
  expect((await read(binary)).code).toBe(1);
});

test('a fuse that this Electron has no more, or not yet, fails', async () => {
  await writeBinary('0100110r');
  expect((await read(binary)).output).toContain('✗ grantFileProtocolExtraPrivileges gone, should be off');
  await writeBinary('0100110');
  expect((await read(binary)).output).toContain('✗ grantFileProtocolExtraPrivileges not there, should be off');
});

test('what is no Electron, or not there, or not named, fails with a sentence', async () => {
  await writeFile(binary, 'no Electron');
  expect(await read(binary)).toMatchObject({ code: 1, output: expect.stringContaining('cannot be read') });
  expect(await read(join(folder, 'gone'))).toMatchObject({
    code: 1,
    output: expect.stringContaining('cannot be read'),
  });
  expect((await read()).code).toBe(64);
});
