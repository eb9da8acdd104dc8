import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A stack of one service that writes so many lines and then waits, as a Compose file. */
export async function writeLogStack(folder: string, lines: number): Promise<string> {
  const file = join(folder, 'compose.yaml');
  const command = `seq -f 'INFO line %.0f of what a service may write' ${lines}; sleep 86400`;
  const text = `name: meadow-bench-${randomBytes(4).toString('hex')}
services:
  redis:
    image: redis:7.2-bookworm
    command: ["sh", "-c", "${command}"]
    stop_signal: SIGKILL
`;
  await writeFile(file, text);
  return file;
}
