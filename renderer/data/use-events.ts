import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { MeadowEvent } from '../../contract/events.ts';
import type { Client } from '../transport/client.ts';
import { coalesced } from './coalesced.ts';
import { useConnection } from './connection.ts';
import { noteTraining } from './ended-training.ts';
import { followEvents } from './follow-events.ts';
import { noteFresh } from './fresh-predictions.ts';
import { isOver, noteJob, resetJobs } from './jobs.ts';
import { isOfRecords, keys } from './keys.ts';
import { useNotifying } from './notifying.ts';
import { noteAlert } from './raised-alerts.ts';
import { useTransport } from './transport-context.tsx';

/**
 * Listens to the core while the window is seen. A hidden tab lets its line go: a browser grants six to an address,
 * and many tabs would use them up. Whoever comes back asks everything anew. Where alerts come as notifications, one of
 * the hidden tabs listens on.
 */
export function useEvents(): void {
  const { client, refused } = useTransport();
  const queries = useQueryClient();
  useEffect(() => {
    if (refused) return;
    const follow = (signal: AbortSignal) =>
      followEvents(client, {
        catchUp: (line) => catchUp(client, queries, line),
        take: (event) => apply(event, queries),
        signal,
      });
    let listening = new AbortController();
    const onVisibility = () => {
      listening.abort();
      listening = new AbortController();
      const { signal } = listening;
      if (document.visibilityState === 'visible') void follow(signal);
      else if (useNotifying.getState().state === 'on') void alone(() => follow(signal), signal);
    };
    onVisibility();
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      listening.abort();
    };
  }, [client, queries, refused]);
}

/** Acts when no other tab does; not at all where this one is called off before. */
async function alone(act: () => Promise<void>, signal: AbortSignal): Promise<void> {
  await navigator.locks.request('meadow-hidden', { signal }, act).catch(() => undefined);
}

async function catchUp(client: Client, queries: QueryClient, signal: AbortSignal): Promise<void> {
  useConnection.setState({ state: 'up' });
  void queries.invalidateQueries();
  const jobs = await client.jobs.list(undefined, { signal });
  // Who was called off while it waited knows less than who listens now.
  if (!signal.aborted) resetJobs(jobs);
}

function apply(event: MeadowEvent, queries: QueryClient): void {
  const stale = (queryKey: readonly string[]) => void queries.invalidateQueries({ queryKey });
  switch (event.type) {
    case 'job.changed':
      noteJob(event.job);
      if (event.job.kind.startsWith('stack-') && isOver(event.job))
        void queries.invalidateQueries({ queryKey: keys.stack, exact: true });
      if (event.job.kind === 'load' && isOver(event.job)) stale(keys.loads);
      return;
    case 'serving.changed':
      // An answer that is on its way may be of before, and would take the place of this.
      void queries.cancelQueries({ queryKey: keys.serving }, { revert: false });
      queries.setQueryData(keys.serving, event.serving);
      stale(keys.loads);
      return;
    case 'settings.changed':
      queries.setQueryData(keys.settings, event.settings);
      // Whether predictions are kept decides what can be told of them.
      stale(keys.monitored);
      return;
    case 'updates.changed':
      stale(keys.updates);
      stale(keys.keeping);
      return;
    case 'predictions.made':
      noteFresh(event.count);
      measuredAnew(queries);
      return;
    case 'predictions.removed':
      stale(keys.history);
      measuredAnew(queries);
      return;
    case 'photos.changed':
      changedPhotos(queries, event.project);
      return;
    case 'photos.checked':
      stale(keys.checks(event.project));
      stale(keys.photos(event.project));
      return;
    case 'corrections.changed':
      stale(keys.corrections);
      measuredAnew(queries);
      return;
    case 'records.changed':
      changedElsewhere(queries, 'all');
      return;
    case 'moving.changed':
      stale(keys.moving(event.project));
      return;
    case 'project.moved':
    case 'machine.woke':
      void queries.invalidateQueries();
      return;
    case 'projects.changed':
      stale(keys.projects);
      return;
    case 'run.changed':
      stale(keys.runs);
      stale(keys.triggers);
      return;
    case 'training.ended':
      noteTraining(event);
      return;
    case 'triggers.changed':
      stale(keys.triggers);
      return;
    case 'alert.raised':
      noteAlert(event.alert);
      alertsChanged(queries, event.project);
      return;
    case 'stack.changed':
    case 'stack.trouble':
      // Its own page watches it closer.
      void queries.invalidateQueries({ queryKey: keys.stack, exact: true });
      return;
    case 'alerts.changed':
      alertsChanged(queries, event.project);
      return;
    case 'version.removed':
      stale(keys.runs);
      // The list alone: a page that still shows the version is not to ask for it again.
      void queries.invalidateQueries({ queryKey: keys.models, exact: true });
      measuredAnew(queries);
      return;
    case 'alias.moved':
      stale(keys.aliasMoves(event.move.project));
      return;
    case 'version.registered':
    case 'live.changed':
    case 'project.selected':
      stale(keys.models);
      stale(keys.projects);
      stale(keys.serving);
      measuredAnew(queries);
      return;
  }
}

function alertsChanged(queries: QueryClient, project: string): void {
  void queries.invalidateQueries({ queryKey: keys.alertsOf(project) });
  // What was raised or is over is seen in the charts as well.
  measuredAnew(queries);
}

/** Photos that are added change the project many times a second. */
const changedPhotos = seldomOf<string>(700, (queries, changed) => {
  for (const queryKey of [keys.photos(changed), keys.checks(changed), keys.projects, keys.corrections])
    void queries.invalidateQueries({ queryKey });
  // Versions say how many of their photos are gone: asked again where they are looked at next, not each time.
  void queries.invalidateQueries({ queryKey: keys.models, refetchType: 'none' });
});

/** Predictions come many a second, and charts of them are dear to ask for and to draw. */
const redraw = seldomOf<'all'>(3000, (queries) => void queries.invalidateQueries({ queryKey: keys.monitored }));
const measuredAnew = (queries: QueryClient) => redraw(queries, 'all');

/** Other cores may work all the time, and do not say what they changed. */
const changedElsewhere = seldomOf<'all'>(
  2000,
  (queries) => void queries.invalidateQueries({ predicate: ({ queryKey }) => isOfRecords(queryKey) }),
);

/** Marks answers as stale at most once in a while, however often what they say changes; apart for each window. */
function seldomOf<Key>(everyMs: number, stale: (queries: QueryClient, key: Key) => void) {
  const known = new WeakMap<QueryClient, (key: Key) => void>();
  return (queries: QueryClient, key: Key): void => {
    const tell = known.get(queries) ?? coalesced((changed: Key) => stale(queries, changed), everyMs);
    known.set(queries, tell);
    tell(key);
  };
}
