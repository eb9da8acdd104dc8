import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

/** In a process of its own: what was set up there before would hide what is not. */
const PROGRAM = `
  import { getEnvironmentData } from 'node:worker_threads';
  import sharp from 'sharp';
  const { createLazyDecoder } = await import(process.argv[1]);
  const photo = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#3a7' } }).jpeg().toBuffer();
  const decoder = createLazyDecoder();
  await decoder.inspect(Uint8Array.from(photo));
  await decoder.close();
  // Threads that start get a copy of it.
  console.log(String(getEnvironmentData('the loaders of sharp are shut')));
`;

it('no decoding thread shuts the loaders of libvips under the photos of another', async () => {
  const module = new URL('./lazy-adapters.ts', import.meta.url).href;
  const asked = promisify(execFile)(process.execPath, ['--input-type=module', '-e', PROGRAM, module]);
  expect((await asked).stdout).toBe('true\n');
});
