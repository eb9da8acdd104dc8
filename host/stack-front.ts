import './spare-memory.ts';
import { createStderrLog } from '../services/assembly/predictor.ts';
import { startFront } from '../services/assembly/stack/front.ts';
import { untilInterrupted } from './interrupt.ts';

/** The one port before all replicas of the API, in the stack's network. */
const end = untilInterrupted();
const front = await startFront({
  name: 'api',
  port: 8000,
  listen: { host: '0.0.0.0', port: 8000 },
  targets: '/targets/api.json',
  asked: '/targets/asked',
  log: createStderrLog('front'),
});
end.addEventListener('abort', () => void front.close().then(() => process.exit(0)));
