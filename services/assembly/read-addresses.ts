import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addressFiles, type RecordAddresses, recordAddresses } from '../domain/stack/record-addresses.ts';

/** What the folder in which the addresses of the stack's records lie says of them. */
export const readAddresses = async (at: string): Promise<RecordAddresses> =>
  recordAddresses.parse(JSON.parse(await readFile(join(at, addressFiles.addresses), 'utf8')));
