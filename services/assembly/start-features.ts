import { carryOnServices } from './carry-on-services.ts';
import type { Files } from './files.ts';
import { followLive } from './follow-live.ts';
import { followRecords } from './follow-records.ts';
import { followReleases } from './follow-releases.ts';
import { layGround } from './ground.ts';
import { joinAllFeatures } from './join-features.ts';
import { layMachine, type MachineParts } from './machine.ts';
import { answerByPlace } from './places/answer-by-place.ts';
import { createStackPlace, type StackPlace } from './places/stack-place.ts';
import { returnStarter } from './return-starter.ts';
import type { Features } from './router.ts';
import { serveByItself } from './serve-by-itself.ts';
import { readStarter } from './starter.ts';

/** The features of a core on the places it works on, and what they do without being asked. */
export async function startFeatures(parts: MachineParts): Promise<{ features: Features; files: Files }> {
  const machine = layMachine(parts);
  const { own, closing, recordsAt, opened, files } = machine;
  const starter = await readStarter();
  const place = recordsAt === undefined ? 'laptop' : 'stack';
  let stack: StackPlace | undefined;
  const ground = layGround(machine, { place, records: own, recordsAt, closing });
  const joined = joinAllFeatures(ground, starter, () => stack);
  opened.open({ ground, joined });
  await joined.models.begin();
  await joined.training.begin();
  await joined.keeping.begin();
  stack = place === 'laptop' ? createStackPlace({ machine, starter, joined }) : undefined;
  // It ends after what works on it.
  closing.defer(async () => stack?.close());
  serveByItself(machine, joined);
  followRecords(ground, joined);
  void followLive(machine, joined.deploying);
  carryOnServices(machine, joined.everyService);
  followReleases(machine, joined.updates);
  if (!stack) {
    void returnStarter(ground, joined);
    return { features: joined, files };
  }
  await machine.outbox.begin();
  return { features: answerByPlace({ machine, joined, stack }), files };
}
