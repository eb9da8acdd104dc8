import { createNetwork } from '../../network/network.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';
import { lazyNetworkAccess as access } from '../lazy-adapters.ts';

export const joinNetwork = ({ settings, own }: Ground): Joined['network'] =>
  createNetwork({ settings, secrets: own.secrets, records: own.catalog.settings, access });
