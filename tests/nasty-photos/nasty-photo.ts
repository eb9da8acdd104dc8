import type { FaultCode } from '../../contract/errors.ts';

/** A file somebody might drop, and what must come of it. */
export interface NastyPhoto {
  /** A file name, which may lie about the content. */
  name: string;
  bytes: Uint8Array;
  /** `read`: it is a photo after all. A code: it is refused with it. `either`: what matters is that nothing falls over. */
  outcome: 'read' | 'either' | FaultCode;
}

export const nasty = (name: string, outcome: NastyPhoto['outcome'], bytes: Uint8Array): NastyPhoto => ({
  name,
  outcome,
  bytes,
});
