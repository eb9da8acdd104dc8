import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../contract/index.ts';

/** The core, as the window asks it. */
export type Client = ContractRouterClient<Contract>;

/** How the window reaches the core. */
export interface Transport {
  readonly client: Client;
  /** Where the host knows them, the places of dropped files on this machine, so that no bytes have to cross. */
  pathForFile?(file: File): string | undefined;
  /** Brings the window to the front, where the host has to. */
  show?(): void;
  /** Says that the camera panel opened or closed, to a host that gives the camera only meanwhile. */
  camera?(open: boolean): Promise<void>;
  /** Why the core cannot be asked at all, such as a tab that was opened without its link. */
  readonly refused?: 'no-key';
}
