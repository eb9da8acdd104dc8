import { Fault } from './fault.ts';

/** A failure that only a command tells whoever typed it: its English words stand as they are. */
export class CommandFault extends Fault {}
