/** How an API that answers photos is, as anybody may ask it. */
export interface ApiLook {
  ready: boolean;
  /** Seconds of processor time it has taken since it was started, where it tells. */
  cpuSeconds?: number | undefined;
  /** When it was started: another program answers where that differs. */
  started?: number | undefined;
}

export interface ApiProbe {
  /** Whether it answers photos of who shows this key; true where it cannot be asked, which a look tells. */
  admits(address: string, key: string | undefined): Promise<boolean>;
  /** Of an address such as `http://127.0.0.1:8600`. None where nothing answers there that takes photos. */
  look(address: string, key: string | undefined, signal?: AbortSignal): Promise<ApiLook | undefined>;
}
