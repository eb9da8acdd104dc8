const number = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/**
 * Bytes of memory in words, as the window shows them: counted in steps of 1024, as what is built in, and what the
 * systems' own tools tell, is; `3.8 GB`, `512 MB`.
 */
export const memoryInWords = (bytes: number): string =>
  bytes >= 1000 * 1024 ** 2 ? `${number.format(bytes / 1024 ** 3)} GB` : `${Math.round(bytes / 1024 ** 2)} MB`;

/** Bytes on a disk in words, as the window shows them: in steps of 1000, as disks are sold; `3.8 GB`, `512 MB`. */
export const diskInWords = (bytes: number): string =>
  bytes >= 1e9 ? `${number.format(bytes / 1e9)} GB` : `${number.format(bytes / 1e6)} MB`;
