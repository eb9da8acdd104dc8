import type { DatabaseSync } from 'node:sqlite';
import { Fault } from '../../../domain/fault.ts';
import type { KeptWrite, WriteQueue } from '../../../ports/write-queue.ts';
import { openConnection } from './connection.ts';
import { asSqliteFault } from './sqlite-fault.ts';

/** Bytes that may wait, and those of what is done that are kept to be read. */
const MOST_WAITING = 256 * 1024 ** 2;
const MOST_DONE = 32 * 1024 ** 2;

const tables = `
  create table if not exists write (
    id integer primary key autoincrement, run text not null, kind text not null, at integer not null,
    added integer not null, body blob not null, bytes integer not null, done integer not null default 0
  ) strict;
  create index if not exists write_done on write (done, id);
  create index if not exists write_run on write (run, id);
  create table if not exists turn (
    id integer primary key check (id = 1), last integer not null, holder text not null, until integer not null
  ) strict;
  insert or ignore into turn values (1, 0, '', 0);
  create table if not exists named (id integer primary key check (id = 1), name text not null) strict;`;

interface Row {
  id: number;
  run: string;
  kind: string;
  at: number;
  body: Uint8Array;
  done: number;
}

const toWrite = ({ done, ...rest }: Row): KeptWrite => ({ ...rest, done: done === 1 });

/** Writes that wait in a file of their own. Throws `home-unusable` where it is damaged. */
export function createSqliteWriteQueue(file: string, { most = MOST_WAITING } = {}): WriteQueue {
  const database = openConnection(file);
  database.exec(tables);
  database.prepare('insert or ignore into named values (1, ?)').run(crypto.randomUUID());
  const name = String(database.prepare('select name from named').get()!.name);
  const columns = 'id, run, kind, at, body, done';
  const add = database.prepare(
    'insert into write (run, kind, at, added, body, bytes) values (?, ?, (select last from turn) - ? + 1, ?, ?, ?)',
  );
  const takeTimes = database.prepare('update turn set last = max(last, ? - 1) + ?');
  const bytesOf = database.prepare('select coalesce(sum(bytes), 0) as bytes from write where done = ?');
  const next = database.prepare(`select ${columns} from write where done = 0 order by id limit ?`);
  const finish = database.prepare('update write set done = 1 where id = ?');
  const trim = database.prepare(`delete from write where id in (
    select id from (select id, sum(bytes) over (order by id desc) as newer from write where done = 1) where newer > ?)`);
  const ofRun = database.prepare(`select ${columns} from write where run = ? order by id`);
  const count = database.prepare('select count(*) as count, min(added) as since from write where done = 0');
  const forget = database.prepare('delete from write where run = ? and id <= ?');
  const hold = database.prepare('update turn set holder = ?, until = ? where holder = ? or until < ?');

  return {
    name,
    async add({ run, kind, body, times = 1 }) {
      inOne(database, file, () => {
        const waiting = Number(bytesOf.get(0)?.bytes);
        if (waiting + body.byteLength > most) throw tooMany();
        takeTimes.run(Date.now(), times);
        add.run(run, kind, times, Date.now(), body, body.byteLength);
      });
    },
    next: async (limit) => (next.all(limit) as unknown as Row[]).map(toWrite),
    async done(ids) {
      inOne(database, file, () => {
        for (const id of ids) finish.run(id);
        trim.run(MOST_DONE);
      });
    },
    of: async (run) => (ofRun.all(run) as unknown as Row[]).map(toWrite),
    async waiting() {
      const found = count.get();
      const since = found?.since;
      return { count: Number(found?.count), ...(since != null && { since: new Date(Number(since)) }) };
    },
    async forget(run, last) {
      inOne(database, file, () => void forget.run(run, last));
    },
    async hold(holder, ms) {
      const now = Date.now();
      return hold.run(holder, now + ms, holder, now).changes === 1;
    },
    async release(holder) {
      hold.run('', 0, holder, 0);
    },
    async close() {
      database.close();
    },
  };
}

function inOne(database: DatabaseSync, file: string, work: () => void): void {
  try {
    database.exec('begin immediate');
    try {
      work();
      database.exec('commit');
    } catch (thrown) {
      database.exec('rollback');
      throw thrown;
    }
  } catch (thrown) {
    throw thrown instanceof Fault ? thrown : asSqliteFault(thrown, file);
  }
}

const tooMany = () =>
  new Fault(
    'disk-full',
    'More is waiting to be written into the stack than there is room for.',
    'Start the stack: what waits is written then.',
    { details: { case: 'waiting' } },
  );
