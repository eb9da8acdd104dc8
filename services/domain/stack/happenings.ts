import type { Happening, TroubleKind } from '../../../contract/shapes/stack.ts';
import { MANY_RESTARTS } from './container-health.ts';
import type { ServiceRule, StackVariable } from './stack-file.ts';
import { troubleInWords } from './trouble-words.ts';

/** What the engine tells of a container, as far as it matters here. */
export interface Change {
  id: string;
  what: string;
  at: Date;
  exit?: number | undefined;
}

/** The same container's end, told a second time. */
const SAME_MS = 10_000;
/** A container that was told to end may take so long. */
const STOPPING_MS = 200_000;
/** Ends that are this near each other are a crash loop. */
const LOOP_MS = 10 * 60_000;
/** What is longer ago is another matter. */
const DAY_MS = 24 * 60 * 60_000;
const MOST = 30;

/**
 * Tells what went wrong from the engine's changes, one after the other. A container that somebody told to end is no
 * accident; one that the engine starts anew at once is one, though nobody could see it stand still.
 */
export function createAccidents(): (change: Change, oneShot: boolean) => TroubleKind | undefined {
  const told = new Map<string, number>();
  const short = new Map<string, number>();
  const within = (moments: Map<string, number>, { id, at }: Change, ms: number) =>
    at.getTime() - (moments.get(id) ?? Number.NEGATIVE_INFINITY) < ms;
  return (change, oneShot) => {
    const { id, what, at, exit } = change;
    if (what === 'kill') told.set(id, at.getTime());
    if (what === 'start' || what === 'destroy') for (const moments of [told, short]) moments.delete(id);
    if (what === 'oom') {
      const again = within(short, change, SAME_MS);
      short.set(id, at.getTime());
      return again ? undefined : 'out-of-memory';
    }
    if (what === 'health_status: unhealthy') return 'unhealthy';
    if (what !== 'die') return undefined;
    if (within(short, change, SAME_MS) || within(told, change, STOPPING_MS)) return undefined;
    return oneShot && exit === 0 ? undefined : 'exited';
  };
}

/** Something that went wrong, as it is kept. */
export interface Kept {
  service: string;
  kind: TroubleKind;
  first: string;
  last: string;
  count: number;
  /** When it happened the last times. */
  recent: string[];
  details: Record<string, string | number>;
}

export interface Accident extends Pick<Kept, 'service' | 'kind' | 'details'> {
  at: Date;
}

/** The list with one more: what goes on happening to a service is one entry, and ends that come fast are a crash loop. */
export function withAccident(list: readonly Kept[], { service, kind, details, at }: Accident): Kept[] {
  const moment = at.toISOString();
  const family = familyOf(kind);
  const known = list.find(
    (each) =>
      each.service === service && familyOf(each.kind) === family && at.getTime() - Date.parse(each.last) < DAY_MS,
  );
  const recent = [...(known?.recent ?? []), moment].slice(-MANY_RESTARTS);
  const count = (known?.count ?? 0) + 1;
  const fast = recent.length === MANY_RESTARTS && at.getTime() - Date.parse(recent[0]!) < LOOP_MS;
  const loops = kind === 'exited' && fast;
  const entry: Kept = {
    service,
    kind: loops ? 'crash-loop' : kind,
    first: known?.first ?? moment,
    last: moment,
    count,
    recent,
    details: { ...details, ...(loops && { restarts: count }) },
  };
  return [entry, ...list.filter((each) => each !== known)].slice(0, MOST);
}

const familyOf = (kind: TroubleKind): string => (kind === 'crash-loop' || kind === 'exited-at-once' ? 'exited' : kind);

type Sized = Pick<ServiceRule, 'name' | 'memory'>;

/** What was kept, as it is told, with the way to more memory where that is what lacks. */
export function toHappening(
  { service, kind, first, last, count, details }: Kept,
  rules: readonly Sized[],
  variables: readonly StackVariable[],
): Happening {
  const rule = rules.find(({ name }) => name === service);
  const more = kind === 'out-of-memory' && rule ? moreMemory(rule, variables, Number(details.limit ?? 0)) : undefined;
  return {
    service,
    trouble: troubleInWords(service, kind, details),
    first,
    last,
    count,
    ...(more && { more }),
  };
}

/** Half as much again, by the variable of its ceiling; none where it has more by now than when it was too little. */
function moreMemory({ name, memory }: Sized, variables: readonly StackVariable[], limit: number): Happening['more'] {
  const own = variables.find(({ kind, services }) => kind === 'memory' && services.includes(name));
  if (!own || memory === undefined || memory > limit) return undefined;
  const megabytes = Math.ceil((memory * 1.5) / 2 ** 20 / 64) * 64;
  return { variable: own.name, value: `${megabytes}m`, bytes: megabytes * 2 ** 20 };
}
