// `node scripts/node.js scripts/ci/release-notes.ts TAG`: prints what CHANGELOG.md says of that version.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import about from '../../package.json' with { type: 'json' };
import { ROOT } from '../run-program.ts';
import { entryOf, versionOf } from './release-notes/entry-of.ts';

const [tag = ''] = process.argv.slice(2);
const version = versionOf(tag, about.version);
console.log(entryOf(await readFile(join(ROOT, 'CHANGELOG.md'), 'utf8'), version));
