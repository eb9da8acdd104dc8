import type { UpdateWay } from '../../contract/updates.ts';
import type { NetworkChoice } from './network-choice.ts';
import type { UpdateDesk } from './update-desk.ts';

/** How this program gets to another version, and what does it. */
export interface Updates {
  way: UpdateWay;
  desk: UpdateDesk;
  /** From now on the internet is reached so. */
  setNetwork(choice: NetworkChoice): void;
}
