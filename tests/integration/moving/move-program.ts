// Moves a project, as a core does. Meant to be killed.
import { place } from '../../../contract/shapes/place.ts';
import { openWorld } from './moving-world.ts';

const [settings = '', project = '', to = ''] = process.argv.slice(2);
const world = await openWorld(JSON.parse(settings));
process.send?.('begun');
const { job } = await world.moving.move({ project, to: place.parse(to) });
for await (const { progress } of world.jobs.watch(job)) process.send?.(progress.stage);
process.send?.('ended');
await world.close();
process.disconnect?.();
