import { memoryOf } from '../../adapters/node/process-memory.ts';
import { createUsage } from '../../usage/usage.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';

export const joinUsage = ({ running }: Ground): Joined['usage'] => createUsage({ running, memoryOf });
