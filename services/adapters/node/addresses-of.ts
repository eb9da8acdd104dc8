import { lookup } from 'node:dns/promises';

/**
 * The addresses a name leads to; none where it is gone. By the system's own way, which completes a name such as `api`
 * where the network says how, as Kubernetes does. Throws where the name server has trouble.
 */
export async function addressesOf(name: string): Promise<string[]> {
  try {
    return (await lookup(name, { all: true, family: 4 })).map(({ address }) => address);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOTFOUND' || code === 'ENODATA') return [];
    throw error;
  }
}
