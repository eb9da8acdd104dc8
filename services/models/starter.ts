import { readFile } from 'node:fs/promises';
import type { MeadowEvent } from '../../contract/events.ts';
import { readModel } from '../domain/model-file.ts';
import { judgementsKey } from '../domain/object-keys.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { ModelSource } from '../ports/inference.ts';
import type { ObjectStore } from '../ports/object-store.ts';

/** The model that ships with Meadow. */
export interface Starter extends ModelSource {
  /** What its project is called where it is new. */
  projectName: string;
  trained: Date;
  /** Where it lies what it said of photos it did not know. */
  judgementsPath: string;
}

export interface StarterParts {
  catalog: Pick<Catalog, 'projects' | 'versions'>;
  objects: ObjectStore;
  clock: Clock;
  emit(event: MeadowEvent): void;
  starter: Starter;
  /** Whether the starter's project is to be here: it may have been moved elsewhere. */
  keepsProject(project: string): Promise<boolean>;
}

/** Makes the starter known, with its project; nothing where it is already. Throws `model-refused`. */
export async function registerStarter(parts: StarterParts): Promise<void> {
  const { catalog, objects, clock, emit, starter } = parts;
  const keepJudgements = async () => {
    const judgements = judgementsKey(starter.version);
    if (!(await objects.has(judgements))) await objects.put(judgements, await readFile(starter.judgementsPath));
  };
  const known = await catalog.versions.find(starter.version);
  if (known?.sha256 === starter.sha256) return keepJudgements();
  const { version, project, classes, card } = readModel(await readFile(starter.path), starter.sha256);
  if (!(await parts.keepsProject(project))) return;
  const { trained: created, sha256, projectName: name } = starter;
  if (!(await catalog.projects.find(project)))
    await catalog.projects.create({ id: project, name, classes, created: clock.now(), policy: 'ask' });
  await catalog.versions.add({
    version,
    project,
    created,
    object: undefined,
    sha256,
    card: { ...card, trained: { ...card.trained, at: created.toISOString() } },
    run: undefined,
    snapshot: undefined,
  });
  // After its row: who removes what a project that moved has left leaves alone what a row names.
  await keepJudgements();
  emit({ type: 'version.registered', version, project });
}
