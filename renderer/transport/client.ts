import type { ContractRouterClient } from '@orpc/contract';
import type { DeskContract } from '../../contract/desk.ts';
import type { Contract } from '../../contract/index.ts';

/** The core, as the window asks it. */
export type Client = ContractRouterClient<Contract>;

/** The main process of the desktop, as its window asks it. */
export type DeskClient = ContractRouterClient<DeskContract>;

/** How the window reaches the core. */
export interface Transport {
  readonly client: Client;
  /** Where the host knows them, the places of dropped files on this machine, so that no bytes have to cross. */
  pathForFile?(file: File): string | undefined;
  /** The shell around the window, on the desktop. */
  readonly desk?: DeskClient;
  /** Says that the camera panel opened or closed, to a host that gives the camera only meanwhile. */
  camera?(open: boolean): Promise<void>;
  /** Why the core cannot be asked at all, such as a tab that was opened without its link. */
  readonly refused?: 'no-key';
}
