import { isPassedBy, isPictureName } from '../../contract/shapes/picture-name.ts';
import { photoFault } from '../domain/photo-faults.ts';
import { MOST_PHOTO_BYTES } from '../domain/photo-limits.ts';
import type { Archive, ArchiveFile } from '../ports/archive-reader.ts';
import type { Found } from './found.ts';

/** The photos of an archive, which counts as a folder of its own name. */
export function fromArchive(archive: Archive, name: string): Found[] {
  const base = (name.split(/[/\\]/).at(-1) ?? name).replace(/\.zip$/i, '');
  return archive.files.flatMap((file): Found[] => {
    const parts = file.name.split('/').filter((part) => part !== '' && part !== '.');
    if (parts.some(isPassedBy) || !isPictureName(parts.at(-1) ?? '')) return [];
    const folders = [base, ...parts.slice(0, -1)];
    return [{ source: `${name}/${parts.join('/')}`, folders, read: () => readFile(file) }];
  });
}

async function readFile(file: ArchiveFile): Promise<Uint8Array> {
  if (file.size === 0) throw photoFault.empty();
  if (file.size > MOST_PHOTO_BYTES) throw photoFault.tooLarge(file.size);
  return file.read();
}
