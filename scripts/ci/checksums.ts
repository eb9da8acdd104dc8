// `node scripts/node.js scripts/ci/checksums.ts FOLDER`: writes FOLDER/SHA256SUMS of all files in it.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SUMS, sumsOf } from './checksums/sums-of.ts';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Say of which folder: node scripts/node.js scripts/ci/checksums.ts FOLDER');
const sums = await sumsOf(folder);
await writeFile(join(folder, SUMS), sums);
console.log(sums);
