import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Power } from '../../ports/power.ts';

const run = promisify(execFile);

const SUPPLIES = '/sys/class/power_supply';
const PATIENCE = { timeout: 5000, windowsHide: true } as const;

/** A supply as Linux tells of it. */
export interface Supply {
  type: string;
  online: string;
  status: string;
}

/**
 * The power of this machine. Linux is read from /sys. What is asked of macOS (`pmset`) and of Windows (CIM) follows
 * their documentation and has not been tried on such a machine.
 */
export const createPower = (platform: NodeJS.Platform = process.platform, folder: string = SUPPLIES): Power => ({
  async onBattery() {
    try {
      if (platform === 'darwin') return isDrawn((await run('pmset', ['-g', 'batt'], PATIENCE)).stdout);
      if (platform === 'win32') return isDischarging((await run('powershell', QUESTION, PATIENCE)).stdout);
      return isUnplugged(await suppliesIn(folder));
    } catch {
      return false;
    }
  },
});

const QUESTION = ['-NoProfile', '-NonInteractive', '-Command', '(Get-CimInstance Win32_Battery).BatteryStatus'];

/** Linux: a battery gives, and nothing that is plugged in does. */
export const isUnplugged = (supplies: readonly Supply[]): boolean =>
  supplies.some(({ type, status }) => type === 'Battery' && status === 'Discharging') &&
  !supplies.some(({ type, online }) => type !== 'Battery' && online === '1');

/** macOS: `Now drawing from 'Battery Power'`. */
export const isDrawn = (said: string): boolean => said.includes("'Battery Power'");

/** Windows: 1 is "discharging"; nothing is said where there is no battery. */
export const isDischarging = (said: string): boolean => /^\s*1\s*$/m.test(said);

async function suppliesIn(folder: string): Promise<Supply[]> {
  const all = await Promise.all((await readdir(folder)).map((name) => supplyIn(join(folder, name))));
  return all.flatMap((supply) => supply ?? []);
}

/** None for the battery of a mouse or a keyboard. */
async function supplyIn(folder: string): Promise<Supply | undefined> {
  const [type, online, status, scope] = await Promise.all(
    ['type', 'online', 'status', 'scope'].map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8').catch(() => '');
      return text.trim();
    }),
  );
  return scope === 'Device' ? undefined : { type: type ?? '', online: online ?? '', status: status ?? '' };
}
