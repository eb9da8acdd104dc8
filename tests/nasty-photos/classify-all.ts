import { startInference } from '../../services/assembly/inference.ts';
import { readStarter } from '../../services/assembly/starter.ts';
import { Fault } from '../../services/domain/fault.ts';
import type { Log } from '../../services/ports/log.ts';
import { isOrder, type Outcome } from './messages.ts';

// A process of its own, so that its memory is told by itself: classifies what it is sent, two at a time, and tells
// what came of each and how much its memory grew at most since it was warm.
const quiet = () => {};
const log: Log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
const inference = await startInference({ runtime: 'onnx', log, workers: 2 });
const model = await readStarter();

const outcomeOf = (photo: Uint8Array): Promise<string> =>
  inference.classify({ photo, model, thumbnail: 256 }).then(
    () => 'read',
    (error: unknown) => (error instanceof Fault ? error.code : `bug: ${String(error)}`),
  );
const peak = () => process.resourceUsage().maxRSS * 1024;

let warm = 0;
process.on('message', async (order) => {
  if (!isOrder(order)) return;
  const outcomes = await Promise.all([outcomeOf(order.photo), outcomeOf(order.photo)]);
  if (order.name === 'warm up') warm = peak();
  const answer: Outcome = { name: order.name, outcomes, growth: peak() - warm };
  process.send?.(answer);
});
process.on('disconnect', () => inference.close());
