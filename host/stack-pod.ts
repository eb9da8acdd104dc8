import { readyPod } from '../services/assembly/stack/ready-pod.ts';

/** `stack-pod FROM TO [WORD…]`: the first container of a pod of the stack, which makes it ready for its service. */
const [from, to, ...awaited] = process.argv.slice(2);
if (!from || !to) throw new Error('stack-pod FROM TO [WORD…]');
process.on('SIGTERM', () => process.exit(143));
await readyPod({ from, to, awaited, say: (line) => console.error(line) });
