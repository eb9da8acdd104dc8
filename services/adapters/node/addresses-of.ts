import { resolve4 } from 'node:dns/promises';

/** The addresses a name leads to; none where it is gone. Throws where the name server has trouble. */
export async function addressesOf(name: string): Promise<string[]> {
  try {
    return await resolve4(name);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOTFOUND' || code === 'ENODATA') return [];
    throw error;
  }
}
