// `node scripts/node.js scripts/ci/public-photos.ts FOLDER`: the photos that the starter model learnt from, into
// FOLDER/dandelion-vs-grass/LABEL/, as MEADOW_TEST_PHOTOS wants them. Only these are public; the other sets are not.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readStarter } from '../../services/assembly/starter.ts';
import { readModel } from '../../services/domain/model-file.ts';
import { fetchPhotos } from './public-photos/fetch-photos.ts';

const [to] = process.argv.slice(2);
if (!to) throw new Error('Say where: node scripts/node.js scripts/ci/public-photos.ts FOLDER');

const { path, sha256 } = await readStarter();
const { references } = readModel(await readFile(path), sha256);
const urls = references.urls.filter((url) => url !== undefined);
const fetched = await fetchPhotos({ urls, folder: join(to, 'dandelion-vs-grass') });
console.log(`${urls.length} photos in ${to}, ${fetched} of them fetched now.`);
