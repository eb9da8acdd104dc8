/**
 * The files behind the photos of this session, by batch and place in it: the window shows them large, where the core
 * only keeps a small picture. A file on a disk takes no memory until it is shown.
 */
const originals = new Map<string, File>();

export function keepOriginal(batch: string, index: number, file: File): void {
  originals.set(`${batch}/${index}`, file);
}

export function originalOf(batch: string, index: number): File | undefined {
  return originals.get(`${batch}/${index}`);
}
