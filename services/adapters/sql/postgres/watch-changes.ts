import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { CHANGES } from './announce-changes.ts';
import { connectionConfig } from './pool.ts';
import type { PostgresSettings } from './settings.ts';

/** How often the connection is asked whether it is still there, and how long one that was lost is left alone. */
const PULSE_MS = 20_000;
const PAUSE_MS = 2000;

const pause = (ms: number, signal: AbortSignal) =>
  setTimeout(ms, undefined, { signal, ref: false }).catch(() => undefined);

/** Returns when the connection is lost, or throws. */
const stayOn = async (client: Client, signal: AbortSignal): Promise<void> => {
  const lost = new AbortController();
  client.once('end', () => lost.abort());
  const either = AbortSignal.any([signal, lost.signal]);
  for (;;) {
    await pause(PULSE_MS, either);
    if (either.aborted) return;
    await client.query('select 1');
  }
};

/**
 * Calls `seen` after changes by connections of others than `own`, and after a time in which they could not be heard of.
 * What cannot be reached is tried again until the signal is aborted.
 */
export const watchChanges = async (
  settings: PostgresSettings,
  own: string,
  seen: () => void,
  signal: AbortSignal,
): Promise<void> => {
  let deaf = false;
  while (!signal.aborted) {
    const client = new Client(connectionConfig(settings, own));
    client.on('error', () => undefined);
    client.on('notification', ({ payload }) => {
      if (payload !== own) seen();
    });
    try {
      await client.connect();
      await client.query(`listen ${CHANGES}`);
      if (deaf) seen();
      await stayOn(client, signal);
    } catch {
      // The next round tries again.
    }
    deaf = true;
    // A dead server would never answer the goodbye.
    client.end().catch(() => undefined);
    if (!signal.aborted) await pause(PAUSE_MS, signal);
  }
};
