import { setFlagsFromString } from 'node:v8';

// Imported first by a program that runs all day and mostly waits: V8 then keeps less code and less fresh memory, for
// this thread and the workers it starts. As a flag of the command line it would not reach Electron's utility processes.
setFlagsFromString('--optimize-for-size');
setFlagsFromString('--max-semi-space-size=1');
