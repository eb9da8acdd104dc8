import { type LoadNews, loadOrder } from '../contract/shapes/load-process.ts';
import { sendPhotos } from '../services/assembly/load.ts';
import { asFault } from '../services/domain/fault.ts';
import { findParent } from './parent.ts';

/** Sends photos to an API, as its parent says, and posts each second what came of it. */
const parent = findParent();
if (!parent) throw new Error('This program is started by Meadow.');

const stop = new AbortController();
process.on('SIGTERM', () => stop.abort());
process.on('SIGINT', () => stop.abort());
parent.onGone(() => stop.abort());

const tell = (news: LoadNews): void => parent.post(news);

parent.onMessage(async (message) => {
  try {
    const { order } = loadOrder.parse(message);
    await sendPhotos(order, {
      signal: stop.signal,
      onTick: (tick) => tell({ type: 'tick', tick }),
    });
  } catch (thrown) {
    if (!stop.signal.aborted) tell({ type: 'failed', fault: asFault(thrown).toShape() });
    process.exitCode = 1;
  } finally {
    parent.leave();
  }
});
