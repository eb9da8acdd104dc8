import type { UpdateWay } from '../../contract/updates.ts';
import type { UpdateDesk } from './update-desk.ts';
import type { UpdateNetwork } from './update-network.ts';

/** How this program gets to another version, what does it, and how that reaches the internet. */
export interface Updates {
  way: UpdateWay;
  desk: UpdateDesk;
  network: Pick<UpdateNetwork, 'set'>;
}
