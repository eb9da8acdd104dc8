// Locks and unlocks a file of secrets without end: `FILE KEY`, the key being base64. Says when it has begun.
import { createFileSecrets } from '../../services/adapters/local/secrets.ts';
import { keychainOn, safeStorageOf } from './safe-storage.ts';

const [file = '', own = ''] = process.argv.slice(2);
const secrets = createFileSecrets(file, keychainOn(safeStorageOf(Buffer.from(own, 'base64'))));
console.log('begun');
for (let on = true; ; on = !on) await secrets.lock(on);
