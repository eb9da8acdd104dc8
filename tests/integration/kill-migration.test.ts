import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSqliteCatalog } from '../../services/adapters/sql/sqlite/catalog.ts';

const old = fileURLToPath(new URL('../fixtures/homes/0.1.0/meadow.db', import.meta.url));
const catalog = new URL('../../services/adapters/sql/sqlite/catalog.ts', import.meta.url).href;
/** So many that counting them takes a while. */
const PREDICTIONS = 60_000;
const MOMENTS = 8;

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-kill-migration-'));
  file = join(folder, 'meadow.db');
});
afterEach(() => rm(folder, { recursive: true }));

/** The records of an older release, with a long history. */
async function makeOld(): Promise<void> {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
  await cp(old, file);
  const database = new DatabaseSync(file);
  database.exec(`insert or ignore into words (text) values ('shapes-9'), ('circle');
    with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${PREDICTIONS})
    insert into predictions (at, hash, photo, version, verdict, label, origin, scores, similarity, took)
    select 1770000000000 + n * 1000, x'00', 'a.jpg', v.id, c.id, c.id, 0, x'', 5000, 200
    from numbers, words v, words c where v.text = 'shapes-9' and c.text = 'circle'`);
  database.close();
}

const tell = "process.stdout.write('begun\\n')";
const program = `${tell}; await (await import(${JSON.stringify(catalog)})).createSqliteCatalog(process.argv[1]).then((one) => one.close())`;

/** Brings the records up to date in a process of its own, which is killed after so long. How long it took otherwise. */
async function update(killAfter?: number): Promise<number> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  const begun = performance.now();
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  await ended;
  clearTimeout(timer);
  return performance.now() - begun;
}

/** The number of the tables, and how many predictions are counted; none where the tables are the old ones. */
function stateOf(): { version: number; predictions: number; counted: number | undefined } {
  const database = new DatabaseSync(file);
  try {
    const one = (query: string) => Number(Object.values(database.prepare(query).get() ?? {})[0]);
    const isNew = one("select count(*) from sqlite_schema where name = 'traffic'") === 1;
    const counts = isNew ? database.prepare("select counts from traffic where version = 'shapes-9'").all() : [];
    return {
      version: one('select version from schema_version'),
      predictions: one("select count(*) from predictions p join words w on w.id = p.version where w.text = 'shapes-9'"),
      counted: isNew ? counts.reduce((sum, row) => sum + Number(JSON.parse(String(row.counts)).n), 0) : undefined,
    };
  } finally {
    database.close();
  }
}

test('an update that is killed leaves the records before or after it, and the next start ends it', {
  timeout: 240_000,
}, async () => {
  await makeOld();
  const before = stateOf();
  const took = await update();
  const after = stateOf();
  expect(before).toMatchObject({ predictions: PREDICTIONS, counted: undefined });
  expect(after).toMatchObject({ predictions: PREDICTIONS, counted: PREDICTIONS });
  const seen = new Set<number>();
  for (let moment = 1; moment <= MOMENTS; moment++) {
    await makeOld();
    await update((took * moment) / (MOMENTS + 1));
    const state = stateOf();
    expect([before, after]).toContainEqual(state);
    seen.add(state.version);
    await (await createSqliteCatalog(file)).close();
    expect(stateOf()).toEqual(after);
  }
  expect(seen).toContain(before.version);
});
