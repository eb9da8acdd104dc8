import { statfs } from 'node:fs/promises';
import { freemem } from 'node:os';
import type { StackCheck } from '../../contract/stack.ts';
import { asFault } from '../domain/fault.ts';
import { label } from '../domain/stack/labels.ts';
import {
  failed,
  judgeEngine,
  judgeEngineDisk,
  judgeFile,
  judgeImages,
  judgeMemory,
  judgeNoEngine,
  judgePorts,
  type TakenPort,
  variableOf,
} from '../domain/stack/preflight.ts';
import type { StackFile } from '../domain/stack/stack-file.ts';
import type { ContainerEngine } from '../ports/container-engine.ts';
import type { Connection } from './connection.ts';
import type { StackSource } from './stack-source.ts';

/** Who listens on a port of this computer; none where it is free. */
export type PortOwnerOf = (port: number) => Promise<{ pid?: number; name?: string; own?: true } | undefined>;

export interface PreflightParts {
  connection: Connection;
  source: StackSource;
  env: Record<string, string | undefined>;
  portOwner: PortOwnerOf;
  /** The next port above that is free. */
  nextFreePort(port: number): Promise<number>;
}

/** Everything that must be so for the stack to start, looked at without changing anything. */
export async function lookBefore(parts: PreflightParts): Promise<StackCheck[]> {
  const { connection, source } = parts;
  const [file, engine] = await Promise.all([
    source.read().catch((thrown: unknown) => asFault(thrown)),
    seeEngine(connection).catch((thrown: unknown) => asFault(thrown)),
  ]);
  const about = file instanceof Error ? failed('compose-file', file) : judgeFile(file.project, file.services.length);
  if (engine instanceof Error) return [judgeNoEngine(engine), about];
  const room = judgeMemory(engine.state.memory, engine.state.folder === undefined ? undefined : freemem());
  const free = await freeOn(engine.state.folder);
  if (file instanceof Error) return [...judgeEngine(engine.state), about, room, judgeEngineDisk(free, 0)];
  const [missing, taken] = await Promise.all([
    missingImages(engine.engine, file),
    takenPorts(parts, engine.engine, file),
  ]);
  const images = new Set(file.services.map(({ image }) => image)).size;
  const ports = file.services.flatMap((rule) => rule.ports).length;
  return [
    ...judgeEngine(engine.state),
    about,
    room,
    judgeEngineDisk(free, missing.length),
    ...judgePorts(taken, ports),
    judgeImages(missing, images),
  ];
}

async function seeEngine(connection: Connection) {
  const [engine, state] = [await connection.engine(), await connection.state()];
  return { engine, state };
}

async function freeOn(folder: string | undefined): Promise<number | undefined> {
  if (folder === undefined) return undefined;
  const disk = await statfs(folder).catch(() => undefined);
  return disk && disk.bavail * disk.bsize;
}

async function missingImages(engine: ContainerEngine, { services }: StackFile) {
  const byImage = new Map(services.toSorted((rule) => (rule.build ? 1 : -1)).map((rule) => [rule.image, rule]));
  const rules = [...byImage.values()];
  const ids = await Promise.all(rules.map(({ image }) => engine.image(image)));
  return rules.filter((_, at) => ids[at] === undefined);
}

async function takenPorts(parts: PreflightParts, engine: ContainerEngine, file: StackFile): Promise<TakenPort[]> {
  const { portOwner, nextFreePort, source, env } = parts;
  const [published, own, chosen] = await Promise.all([
    engine.publishedPorts(),
    engine.containers(`${label.project}=${file.project}`),
    source.chosen(),
  ]);
  const ours = new Set(own.map(({ name }) => name));
  const wanted = file.services.flatMap(({ name: service, ports }) =>
    ports.map(({ published: port }) => ({ service, port })),
  );
  const spoken = new Set(wanted.map(({ port }) => port));
  const taken: TakenPort[] = [];
  for (const { service, port } of wanted) {
    const holder = published.find((each) => each.port === port);
    if (holder && ours.has(holder.container)) continue;
    const owner = holder ? { container: holder.container } : await portOwner(port);
    if (!owner) continue;
    const variable = variableOf(file.variables, { ...env, ...chosen }, { service, port });
    const next = variable === undefined ? undefined : await freeBeside(port, spoken, nextFreePort);
    if (next !== undefined) spoken.add(next);
    taken.push({
      service,
      port,
      ...owner,
      ...(variable !== undefined && next !== undefined && { fix: { kind: 'choose-port', variable, port: next } }),
    });
  }
  return taken;
}

/** A port that is free, and that no other service is to have. */
async function freeBeside(
  port: number,
  spoken: ReadonlySet<number>,
  nextFreePort: (port: number) => Promise<number>,
): Promise<number | undefined> {
  try {
    let next = await nextFreePort(port);
    while (spoken.has(next)) next = await nextFreePort(next);
    return next;
  } catch {
    return undefined;
  }
}
