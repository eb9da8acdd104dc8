import { z } from 'zod';
import type { MeadowEvent } from '../../contract/events.ts';
import { type AliasMove, aliasMove, type RegistryAlias } from '../../contract/shapes/registry.ts';
import { cardFacts, cardNote } from '../domain/card-note.ts';
import { challengerOf } from '../domain/challenger.ts';
import { registryMoves, registryWritten } from '../domain/project-settings.ts';
import { planRegistry, type RegistryPlan } from '../domain/registry-plan.ts';
import type { VersionRecord } from '../ports/catalog/versions.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { ModelRegistry, RegistryEntry } from '../ports/model-registry.ts';

export interface ReconcileParts {
  catalog: Pick<Catalog, 'versions' | 'live' | 'settings'>;
  registry: ModelRegistry;
  clock: Clock;
  emit(event: MeadowEvent): void;
  /** Where people find the file of a version, such as `s3://bucket/models/one.meadow`. */
  sourceOf(version: VersionRecord): string;
}

export interface ReconcileRegistry {
  /** Makes the registry say what the catalog says of a project; tells what somebody moved by hand. */
  reconcile(project: string): Promise<AliasMove[]>;
  /** What was moved by hand and put back, newest first, until it is dismissed. */
  moves(project: string): Promise<AliasMove[]>;
  /** A person has seen what was found, or put it through the gate. */
  dismiss(project: string, alias: RegistryAlias): Promise<void>;
}

const writtenShape = z.object({
  champion: z.string().nullable().optional(),
  challenger: z.string().nullable().optional(),
});
const movesShape = z.array(aliasMove);
const MOST_MOVES = 20;

/** Has a model registry follow the catalog, which alone is the truth about which version is live. */
export function createReconcileRegistry(parts: ReconcileParts): ReconcileRegistry {
  const { catalog, registry, clock, emit, sourceOf } = parts;
  const { settings } = catalog;

  const movesOf = async (project: string): Promise<AliasMove[]> =>
    movesShape.catch([]).parse((await settings.get(registryMoves(project))) ?? []);
  const note = async (move: AliasMove): Promise<AliasMove> => {
    const before = await movesOf(move.project);
    // Somebody who insists makes no list.
    const same = before.find((one) => one.alias === move.alias && one.number === move.number && one.put === move.put);
    const noted = same ? { ...move, times: same.times + 1 } : move;
    const others = before.filter((one) => one !== same);
    await settings.put(registryMoves(move.project), [noted, ...others].slice(0, MOST_MOVES));
    if (!same) emit({ type: 'alias.moved', move: noted });
    return noted;
  };
  const entryOf = (version: VersionRecord): RegistryEntry => ({
    model: version.project,
    version: version.version,
    source: sourceOf(version),
    ...(version.run !== undefined && { run: version.run }),
    note: cardNote(version.card),
    tags: { ...cardFacts(version.card), sha256: version.sha256 },
  });
  const moveOf = (project: string, { alias, found, put }: RegistryPlan['moved'][number]): AliasMove => ({
    project,
    alias,
    ...(found?.version !== undefined && { found: found.version }),
    ...(found && { number: found.number }),
    ...(put !== undefined && { put }),
    at: clock.now().toISOString(),
    times: 1,
  });
  /** What the catalog says: looked up after the registry, so that it is never behind what another core wrote there. */
  const readCatalog = async (project: string) => {
    const written = writtenShape.catch({}).parse((await settings.get(registryWritten(project))) ?? {});
    const [records, history] = await Promise.all([catalog.versions.list(project), catalog.live.history(project)]);
    const wanted = { champion: history[0]?.version, challenger: challengerOf(records, history) };
    return { records, wanted, written };
  };

  return {
    async reconcile(project) {
      const found = await registry.read(project);
      const { records, wanted, written } = await readCatalog(project);
      const versions = records.map(({ version }) => version);
      const plan = planRegistry({ found, versions, wanted, written });
      const moves: AliasMove[] = [];
      // First what was found: whoever dies in the middle finds it again.
      for (const move of plan.moved) moves.push(await note(moveOf(project, move)));
      const missing = records.filter(({ version }) => plan.register.includes(version));
      const isMissing = (version: string | undefined) => missing.some((record) => record.version === version);
      const point = async (all: RegistryPlan['point']) => {
        for (const { alias, version } of all) await registry.point(project, alias, version);
      };
      // What is there already is put right before all else.
      await point(plan.point.filter(({ version }) => !isMissing(version)));
      for (const record of missing) await registry.register(entryOf(record));
      await point(plan.point.filter(({ version }) => isMissing(version)));
      for (const version of plan.remove) await registry.remove(project, version);
      const now = { champion: wanted.champion ?? null, challenger: wanted.challenger ?? null };
      // Last: whoever dies before this finds the aliases where they are wanted, and nobody is said to have moved them.
      if (written.champion !== now.champion || written.challenger !== now.challenger)
        await settings.put(registryWritten(project), now);
      return moves;
    },
    moves: movesOf,
    async dismiss(project, alias) {
      const left = (await movesOf(project)).filter((move) => move.alias !== alias);
      await settings.put(registryMoves(project), left);
    },
  };
}
