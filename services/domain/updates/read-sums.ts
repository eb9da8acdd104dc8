const LINE = /^([0-9a-f]{64}) [ *](.+)$/i;

/** SHA-256 by file name, out of a list as `sha256sum` writes it. Lines that are none of that are left out. */
export const readSums = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split(/\r?\n/).flatMap((line) => {
      const [, sum, name] = LINE.exec(line) ?? [];
      return sum !== undefined && name !== undefined ? [[name, sum.toLowerCase()] as const] : [];
    }),
  );
