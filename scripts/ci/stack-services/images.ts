import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCompose } from '../../../services/domain/stack/read-compose.ts';
import { ROOT } from '../../run-program.ts';

/** What tests start for themselves besides the stack. */
const FOR_TESTS = ['debian:bookworm-slim', 'redis:7.2-bookworm'];

/** The images of the stack that are not built here, and those of tests: all that a registry must give. */
export async function upstreamImages(): Promise<string[]> {
  const file = join(ROOT, 'compose/compose.yaml');
  const { services } = readCompose({ file, text: await readFile(file, 'utf8'), variables: {} });
  const own = new Set(services.filter(({ build }) => build).map(({ image }) => image));
  const others = services.map(({ image }) => image).filter((image) => !own.has(image));
  return [...new Set([...others, ...FOR_TESTS])].toSorted();
}
