import { setTimeout } from 'node:timers/promises';
import type { Pool } from 'pg';

const TRIES = 5;
const PAUSE_MS = 200;

const statusOf = async (pool: Pool, change: string): Promise<unknown> => {
  const { rows } = await pool.query('select pg_xact_status(cast(cast($1 as text) as xid8)) as status', [change]);
  return rows[0]?.status;
};

/**
 * Whether a change became true whose commit was sent but never answered, asked on another connection: so that it is
 * neither reported as failed, and made twice, nor taken for done. False where nobody can be asked.
 */
export const wasCommitted = async (pool: Pool, change: string): Promise<boolean> => {
  for (let tried = 1; tried <= TRIES; tried += 1) {
    const status = await statusOf(pool, change).catch(() => 'unknown');
    if (status !== 'in progress') return status === 'committed';
    await setTimeout(PAUSE_MS);
  }
  return false;
};
