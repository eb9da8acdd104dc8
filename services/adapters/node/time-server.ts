import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PATIENCE_MS = 2000;

/** Whether the system's clock follows a time server, where systemd tells; nobody outside is asked. */
export const followsTimeServer = async (): Promise<boolean | undefined> => {
  if (process.platform !== 'linux') return undefined;
  const words = ['show', '--property=NTPSynchronized', '--value'];
  const { stdout } = await run('timedatectl', words, { timeout: PATIENCE_MS }).catch(() => ({ stdout: '' }));
  const said = stdout.trim();
  return said === 'yes' ? true : said === 'no' ? false : undefined;
};
