import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs docker, which says what it does; gives what it prints. Throws where it fails. */
export async function runDocker(args: string[]): Promise<string> {
  console.error(`> docker ${args.join(' ')}`);
  const child = spawn('docker', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`docker ${args[0]} ended with ${code}`);
  return printed.trim();
}
