import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Fault } from '../services/domain/fault.ts';

/** The words a program was started with. Throws `misunderstood` where there is one that it does not know. */
export function readWords<T extends ParseArgsConfig>(misunderstood: () => Fault, known: T) {
  try {
    return parseArgs(known);
  } catch {
    throw misunderstood();
  }
}
