import type { MeadowEvent } from '../../contract/events.ts';
import type { TroubleKind } from '../../contract/shapes/stack.ts';
import { type Accident, createAccidents } from '../domain/stack/happenings.ts';
import { label } from '../domain/stack/labels.ts';
import { ownContainers } from '../domain/stack/own-containers.ts';
import { troubleInWords } from '../domain/stack/trouble-words.ts';
import type { Clock } from '../ports/clock.ts';
import type { ContainerChange, ContainerEngine } from '../ports/container-engine.ts';
import type { Connection } from './connection.ts';
import type { Happenings } from './happenings.ts';
import { lastWords } from './readiness.ts';
import type { StackSource } from './stack-source.ts';

export interface AttendParts {
  source: StackSource;
  connection: Connection;
  happenings: Happenings;
  clock: Clock;
  emit(event: MeadowEvent): void;
  /** A container changed. */
  changed(): void;
  signal: AbortSignal;
}

/** An engine that went is looked for again, less and less often. */
const AGAIN_MS = 5000;
const SELDOM_MS = 60_000;

/** Follows what the engine tells of the stack's containers, whether anybody looks or not, until the signal. */
export async function attend(parts: AttendParts): Promise<void> {
  const { source, connection, happenings, clock, changed, signal } = parts;
  const judge = createAccidents();
  await happenings.begun(signal);
  for (let pause = AGAIN_MS; !signal.aborted; pause = Math.min(pause * 2, SELDOM_MS)) {
    try {
      const [engine, project] = [await connection.engine(), await source.project()];
      changed();
      for await (const change of engine.changes(`${label.project}=${project}`, signal)) {
        pause = AGAIN_MS;
        changed();
        // One after the other: that an end was asked for is told before it.
        const sound = await source.read().catch(() => undefined);
        const rule = sound?.services.find(({ name }) => name === change.labels[label.service]);
        const kind = judge(change, rule?.oneShot ?? false);
        const ours = !sound || ownContainers([change], { ...sound, path: source.path }).own.length > 0;
        if (!kind || !ours || change.labels[label.oneOff] === 'True') continue;
        // The words of one that fell are asked for meanwhile: what comes behind it must not wait.
        void heed(parts, engine, kind, change).catch(() => undefined);
      }
    } catch {
      connection.lose();
    }
    await clock.sleep(pause, signal).catch(() => undefined);
  }
}

async function heed(
  { happenings, emit, changed }: AttendParts,
  engine: ContainerEngine,
  kind: TroubleKind,
  { id, labels, at, exit }: ContainerChange,
): Promise<void> {
  const service = labels[label.service] ?? '';
  const [container, words] = await Promise.all([
    engine.container(id).catch(() => undefined),
    // Of what needed too much memory the log does not tell.
    kind === 'exited' ? lastWords(engine, id) : undefined,
  ]);
  const details: Accident['details'] = {
    ...(exit !== undefined && { exit }),
    ...(kind === 'out-of-memory' && container?.memoryLimit && { limit: container.memoryLimit }),
    ...(kind === 'unhealthy' && container?.probe && { probe: container.probe }),
    ...(words && { words }),
  };
  await happenings.add({ service, kind, details, at });
  emit({ type: 'stack.trouble', service, trouble: troubleInWords(service, kind, details) });
  changed();
}
