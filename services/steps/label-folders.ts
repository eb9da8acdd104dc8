import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { NEITHER } from '../../contract/shapes/verdict.ts';
import { Fault } from '../domain/fault.ts';
import { labelFrom } from '../domain/folder-labels.ts';

/** A file that a person put into the folder of a label. */
export interface LabelledFile {
  label: string;
  path: string;
}

/** What systems leave beside photos. */
const NOT_A_PHOTO = /^(\..*|thumbs\.db|desktop\.ini|__macosx)$/i;

const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names.filter((name) => !NOT_A_PHOTO.test(name)).sort(inOrder);
}

function unusable(folder: string, cause: unknown): Fault {
  return new Fault(
    'bad-request',
    `The folder "${folder}" cannot be read.`,
    'Name a folder that holds a folder of photos for each class, such as photos/dandelion and photos/grass.',
    { details: { case: 'photos-folder', folder }, cause },
  );
}

function withoutLabels(folder: string): Fault {
  return new Fault(
    'bad-request',
    `The folder "${folder}" has no folder of a class in it, so its photos have no label.`,
    'Put them into a folder for each class, such as photos/dandelion and photos/grass, and name the folder around these.',
    { details: { case: 'no-class-folder', folder } },
  );
}

/** The label a folder's name stands for. */
function labelOf(name: string): string {
  const label = labelFrom(name);
  if (label !== undefined) return label;
  throw new Fault(
    'bad-request',
    `A class cannot be called "${name}".`,
    name.trim() === NEITHER
      ? 'Meadow itself says "neither" of photos that are of no class: leave that folder out.'
      : 'Give the folder a name of at most 60 letters.',
    { details: { case: 'class-name', name } },
  );
}

/**
 * The files in FROM/LABEL/*, folders and files in the order of their names. Throws `bad-request` where `from` cannot be
 * read, holds photos but no folder of a class, or a folder's name can be no label.
 */
export async function labelFolders(from: string): Promise<LabelledFile[]> {
  const files: LabelledFile[] = [];
  let loose = 0;
  try {
    for (const name of await namesIn(from)) {
      const folder = join(from, name);
      if (!(await stat(folder)).isDirectory()) {
        loose += 1;
        continue;
      }
      const names = await namesIn(folder);
      if (names.length === 0) continue;
      const label = labelOf(name);
      for (const file of names) {
        const path = join(folder, file);
        if (!(await stat(path)).isDirectory()) files.push({ label, path });
      }
    }
  } catch (thrown) {
    throw thrown instanceof Fault ? thrown : unusable(from, thrown);
  }
  if (files.length === 0 && loose > 0) throw withoutLabels(from);
  return files;
}
