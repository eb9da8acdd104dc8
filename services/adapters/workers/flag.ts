/** Raised once by one thread, awaited by another. */
export type Flag = Int32Array<SharedArrayBuffer>;

export function createFlag(): Flag {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

export function raise(flag: Flag): void {
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
}

/** Waits until the flag is raised; at once where it is already. */
export async function raised(flag: Flag): Promise<void> {
  await Atomics.waitAsync(flag, 0, 0).value;
}
