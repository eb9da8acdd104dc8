import type { Reach } from '../../contract/shapes/desktop.ts';
import type { UpdateWay } from '../../contract/updates.ts';
import type { UpdateDesk } from './update-desk.ts';

/** How this program gets to another version, and what does it. */
export interface Updates {
  way: UpdateWay;
  desk: UpdateDesk;
  /** From now on the internet is reached so. */
  setNetwork(choice: Reach): void;
}
