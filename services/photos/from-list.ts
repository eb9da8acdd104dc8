import { dirname, resolve } from 'node:path';
import { Fault } from '../domain/fault.ts';
import { isAddress, readPhotoList } from '../domain/photo-list.ts';
import type { Downloader } from '../ports/downloader.ts';
import { readPhoto } from '../steps/read-photo.ts';
import type { Found } from './found.ts';
import { fromWeb } from './from-web.ts';

/**
 * The photos of a CSV list. `file`: where the list itself lies, from which its paths begin; none where it was handed
 * in by a browser, whose lists may name addresses only.
 */
export function fromList(bytes: Uint8Array, file: string | undefined, downloader: Downloader): Found[] {
  return readPhotoList(new TextDecoder().decode(bytes)).map(({ place, label }): Found => {
    if (isAddress(place)) return { ...fromWeb(downloader, place), listed: label };
    const path = file === undefined ? undefined : resolve(dirname(file), place);
    const read = () => (path === undefined ? Promise.reject(pathsNotHere()) : readPhoto(path));
    return { source: path ?? place, folders: [], listed: label, read };
  });
}

function pathsNotHere(): Fault {
  return new Fault(
    'bad-request',
    'A list that is handed in may name addresses only, not files.',
    'Drop the folder itself, or add the list with "meadow photos add".',
    { details: { case: 'list-files' } },
  );
}
