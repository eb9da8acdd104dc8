// `node scripts/node.js scripts/icons.ts [--check]`: draws the app's icons of renderer/assets/icon.svg into packaging/,
// or says which are not what the drawing gives.
import { staleIcons, writeIcons } from './icons/icon-files.ts';

if (process.argv.includes('--check')) {
  const stale = await staleIcons();
  if (stale.length > 0) {
    console.error(`Not as drawn: ${stale.join(', ')}. Run "node scripts/node.js scripts/icons.ts".`);
    process.exitCode = 1;
  }
} else {
  await writeIcons();
}
