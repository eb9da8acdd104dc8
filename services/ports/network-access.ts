import type { NetworkChoice, SystemProxy } from '../domain/network/network-choice.ts';
import type { Reason } from '../domain/reason.ts';

/** A certificate of an authority, as a person may know it. */
export interface SeenCertificate {
  subject: string;
  /** ISO 8601. */
  until: string;
}

/** How this computer reaches the internet. */
export interface NetworkAccess {
  /** What the environment says: the names of variables that are set, the proxy without its password, and who is asked directly. */
  environment(): Promise<{ proxy?: string | undefined; except?: string | undefined; names: readonly string[] }>;
  /** What the system has set for all programs. */
  system(): Promise<SystemProxy>;
  /** Why nobody takes a connection at the proxy's address; undefined where somebody does. */
  proxySilent(address: string): Promise<Reason | undefined>;
  /** How many authorities the system trusts. */
  systemCertificates(): Promise<number>;
  /** The certificates of a PEM file. Throws `certificates-unreadable`. */
  certificates(file: string): Promise<{ texts: string[]; seen: SeenCertificate[] }>;
  /** Downloads a small file as all is downloaded, with another choice than the one in use. */
  try(choice: NetworkChoice, url: string, signal: AbortSignal): Promise<{ bytes: number }>;
}
