import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPower, isDischarging, isDrawn } from './power.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-power-'));
});
afterEach(() => rm(folder, { recursive: true }));

const supply = async (name: string, files: Record<string, string>) => {
  await mkdir(join(folder, name));
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, name, file), `${text}\n`);
};
const onBattery = () => createPower('linux', folder).onBattery();

test('on Linux a battery that gives is one, unless something is plugged in', async () => {
  expect(await onBattery()).toBe(false);
  await supply('BAT0', { type: 'Battery', status: 'Discharging' });
  await supply('AC', { type: 'Mains', online: '0' });
  expect(await onBattery()).toBe(true);
  await supply('USBC', { type: 'USB', online: '1' });
  expect(await onBattery()).toBe(false);
});

test("on Linux the battery of a mouse is not the machine's, nor is one that is being filled", async () => {
  await supply('mouse', { type: 'Battery', status: 'Discharging', scope: 'Device' });
  await supply('BAT0', { type: 'Battery', status: 'Charging' });
  expect(await onBattery()).toBe(false);
});

test('where it cannot be told, it is none', async () => {
  expect(await createPower('linux', join(folder, 'nowhere')).onBattery()).toBe(false);
});

test('what macOS and Windows say is understood', () => {
  expect(isDrawn("Now drawing from 'Battery Power'\n -InternalBattery-0 (id=1) 81%; discharging")).toBe(true);
  expect(isDrawn("Now drawing from 'AC Power'\n")).toBe(false);
  expect([isDischarging('1\r\n'), isDischarging('2\r\n'), isDischarging('')]).toEqual([true, false, false]);
});
