// `npm run fuses -- BINARY`: the fuses of a built Meadow, read back; fails where one is wrong.
import { getCurrentFuseWire } from '@electron/fuses';
import { compareFuses } from './fuses.ts';

const [binary] = process.argv.slice(2);
if (binary === undefined) {
  console.error('Name the built binary, or on macOS the .app: npm run fuses -- BINARY');
  process.exit(64);
}

try {
  const readings = compareFuses(await getCurrentFuseWire(binary));
  for (const { name, is, wanted, right } of readings) {
    console.log(right ? `✓ ${name} ${is}` : `✗ ${name} ${is}, should be ${wanted}`);
  }
  process.exitCode = readings.every(({ right }) => right) ? 0 : 1;
} catch (error) {
  console.error(`The fuses of ${binary} cannot be read: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
