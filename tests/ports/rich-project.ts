import { alertSettings } from '../../contract/shapes/alert.ts';
import { triggerSettings } from '../../contract/shapes/trigger.ts';
import { registryMoves, registryWritten } from '../../services/domain/project-settings.ts';
import type { PhotoState } from '../../services/ports/catalog/edits.ts';
import type { Catalog } from '../../services/ports/catalog.ts';
import { aPhoto, aPrediction, aVersion, hashOf } from './catalog-suite.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 10, minute));
const state = (label: string | undefined, binned?: Date): PhotoState => ({ label, binned });

/** Fills a catalog with a project that has something of every kind of record, and with one that shares its photos. */
export async function drawRichProject(catalog: Catalog, id: string, other: string): Promise<void> {
  for (const project of [id, other])
    await catalog.projects.create({
      id: project,
      name: `${project} É`,
      classes: ['a', 'b'],
      created: at(0),
      policy: 'ask',
    });
  const photo = (name: string) => ({ ...aPhoto(name, 'a'), added: at(1) });
  await catalog.photos.put(id, ['one', 'two', 'three', 'four', 'gone'].map(photo));
  await catalog.photos.put(other, [photo('one')]);
  const edit = { project: id, by: 'Zoë', to: 'b' };
  for (const [minute, name] of ['one', 'two', 'three'].entries())
    await catalog.edits.apply({
      ...edit,
      kind: 'label',
      at: at(minute + 2),
      changes: [{ project: id, hash: hashOf(name), before: state('a'), after: state('b') }],
    });
  await catalog.edits.apply({
    ...edit,
    kind: 'bin',
    at: at(6),
    changes: [{ project: id, hash: hashOf('four'), before: state('a'), after: state('a', at(6)) }],
  });
  await catalog.edits.undo(id, at(7));
  const snapshot = hashOf(`${id} list`);
  await catalog.snapshots.add({ snapshot, project: id, created: at(8), photos: 5, labels: { a: 2, b: 3 } });
  await catalog.snapshots.noteErased(snapshot, [hashOf('gone')]);
  await catalog.photos.erase(id, [hashOf('gone')], at(9));
  const finding = { others: [hashOf('two')], suggestion: 'a', strength: 0.123456789 };
  await catalog.findings.dismiss(id, 'blurry', [hashOf('three')]);
  await catalog.findings.replace(
    id,
    [{ hash: hashOf('one'), kind: 'label-doubtful', ...finding }],
    [{ hash: hashOf('two'), guess: 'b', doubt: 1 / 3 }],
    at(10),
  );
  for (const number of [1, 2, 3]) {
    const run = `${id}-run-${number}`;
    const cause =
      number === 2 ? { trigger: 'weekly' as const, reason: { code: 'due' as const, values: {} } } : undefined;
    await catalog.runs.add({
      run,
      project: id,
      mode: 'quick',
      state: 'done',
      started: at(10 + number),
      ended: at(11 + number),
      by: 'Zoë',
      cause,
      snapshot,
      photos: 5,
      version: `${id}-${number}`,
      error: undefined,
    });
    const version = await catalog.versions.reserve(id, run);
    await catalog.versions.add({ ...aVersion(version, id), run, snapshot });
    await catalog.live.switch(
      { project: id, version, at: at(11 + number), how: 'gate', by: 'Meadow', reason: 'Better.' },
      number === 1 ? undefined : `${id}-${number - 1}`,
    );
  }
  await catalog.versions.remove(`${id}-1`);
  await catalog.gates.put({
    version: `${id}-2`,
    passed: true,
    reason: 'not worse',
    at: at(12).toISOString(),
    checks: [],
    right: { version: 1, total: 2 },
    flipped: [],
  });
  const verdict = { verdict: 'a', truth: 'b', by: 'Zoë', version: `${id}-2` };
  await catalog.corrections.put({ project: id, hash: hashOf('seen'), photo: 'seen.jpg', at: at(20), ...verdict });
  await catalog.predictions.add(
    Array.from({ length: 7 }, (_, minute) =>
      aPrediction({
        version: `${id}-${1 + (minute % 3)}`,
        photo: `photo ${minute}.jpg`,
        hash: hashOf(minute === 0 ? 'seen' : `asked ${minute}`),
        at: at(20 + minute),
        verdict: 'neither',
        label: 'a',
        scores: { a: 0.7, b: 0.2 + minute / 1000, c: 0.05 },
        ...(minute % 2 === 0 && { light: 0.512, sharpness: 1.25 }),
      }),
    ),
  );
  await catalog.predictions.add([aPrediction({ version: `${other}-1` })]);
  const alert = { project: id, version: `${id}-3`, value: 1 / 3, threshold: 0.25 };
  const raised = await catalog.alerts.raise({ ...alert, name: 'neither', raised: at(30) });
  await catalog.alerts.clear([raised!.id], at(31));
  await catalog.alerts.raise({ ...alert, name: 'latency', raised: at(32) });
  await catalog.alerts.set(id, alertSettings.parse({}));
  await catalog.triggers.keep(id, {
    settings: triggerSettings.parse({ weekly: { on: true, zone: 'Europe/Paris' } }),
    memory: { since: { weekly: at(0) }, queued: undefined },
    decisions: [
      { trigger: 'weekly', at: at(1), ran: true, reason: { code: 'due', values: {} }, cause: undefined, run: 'run-1' },
      {
        trigger: 'new-photos',
        at: at(2),
        ran: false,
        reason: { code: 'due', values: {} },
        cause: undefined,
        run: undefined,
      },
    ],
  });
  await catalog.settings.put(registryWritten(id), { champion: `${id}-3` });
  await catalog.settings.put(registryMoves(id), []);
}

/** All that the methods of a catalog say of a project, without the keys a catalog gives by itself. */
export async function tellProject(catalog: Catalog, id: string): Promise<unknown> {
  const versions = await catalog.versions.list(id);
  const hashes = [true, false].map((binned) => catalog.photos.hashes(id, { binned }, 'oldest'));
  const photos = (await Promise.all(hashes)).flat();
  const names = ['one', 'two', 'three', 'four', 'gone'].map(hashOf);
  const range = { from: at(-9999), to: at(99_999) };
  const told = {
    project: await catalog.projects.find(id),
    photos: (await catalog.photos.find(id, photos)).toSorted((one, two) => (one.hash < two.hash ? -1 : 1)),
    ends: await catalog.edits.ends(id),
    labels: await Promise.all(names.map((hash) => catalog.edits.labelsOf(id, hash))),
    tombstones: await catalog.photos.tombstones(names),
    findings: await catalog.findings.list(id, undefined, { offset: 0, limit: 100 }),
    checked: await catalog.findings.checked(id),
    snapshots: await catalog.snapshots.list(id),
    erased: [...(await catalog.snapshots.erased(id))],
    runs: await catalog.runs.list(id),
    versions,
    listed: await catalog.versions.listedByDeleted(id),
    live: await catalog.live.history(id),
    gates: await catalog.gates.list(versions.map(({ version }) => version)),
    corrections: await catalog.corrections.list(id),
    predictions: (await catalog.predictions.search({}, { limit: 100 })).filter(({ project }) => project === id),
    traffic: await catalog.traffic.list(id, { step: 60, ...range }),
    hours: await catalog.traffic.list(id, { step: 3600, ...range }),
    alerts: await catalog.alerts.list(id, 100),
    alertSettings: await catalog.alerts.settings(id),
    triggers: await catalog.triggers.settings(id),
    memory: await catalog.triggers.memory(id),
    decisions: await catalog.triggers.decisions(id, { limit: 100 }),
    written: await catalog.settings.get(registryWritten(id)),
    moves: await catalog.settings.get(registryMoves(id)),
  };
  return withoutIds(told);
}

function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIds);
  if (value instanceof Map) return withoutIds([...value]);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inside]) =>
      name === 'id' && typeof inside === 'number' ? [] : [[name, withoutIds(inside)]],
    ),
  );
}
