import { z } from 'zod';
import { faultShape } from '../../contract/errors.ts';
import { deployTarget } from '../../contract/shapes/deployment.ts';
import { own } from '../../contract/shapes/own.ts';
import type { SettingRecords } from '../ports/catalog/settings.ts';

const told = z.discriminatedUnion('case', [
  z.object({ case: z.literal('errors-more'), own: z.number(), others: z.number() }),
  z.object({ case: z.literal('errors'), own: z.number() }),
  z.object({ case: z.enum(['silent', 'crash-loop', 'out-of-memory', 'badly']) }),
]);

/** A version's first minutes in another's place. */
const probation = z.object({
  until: z.iso.datetime(),
  /** What comes back where its answers fail. */
  back: z.object({ version: z.string(), follows: z.boolean(), before: z.string().optional() }),
  /** What the copies before it had answered. */
  usual: z.object({ asked: z.number(), errors: z.number() }),
  /** Why it is being taken back: what was begun is done again where it was not done. */
  why: z.string().optional(),
  /** The same as the window says it; what an older Meadow wrote has none. */
  told: told.optional(),
});
export type Probation = z.infer<typeof probation>;

/** What of a wish a change changes, and a change that failed leaves as it was. */
const settled = z.object({
  /** The version that is to answer there. */
  version: z.string(),
  /** Another version that goes live is deployed too. */
  follows: z.boolean(),
  replicas: z.int(),
  /** With it, copies follow the load between both. */
  most: z.int().optional(),
  /** The version that answered there before, to go back to. */
  before: z.string().optional(),
  probation: probation.optional(),
});

/** What is to be deployed of a project, where, and how the last change of it went. */
export const wish = settled.extend({
  target: deployTarget,
  /** The API server's address when it was asked for: another one of that name is another cluster. */
  server: z.string().optional(),
  /** A change that was begun and has not ended: carried out to its end by the next core where this one dies. */
  changing: z.boolean().default(false),
  /** What was wished before that change. */
  previous: settled.optional(),
  /** A person goes back by that change: the version is not judged. */
  goesBack: z.boolean().optional(),
  /** By which key the copies were last to be asked, as a digest. */
  access: z.string().optional(),
  /** A version whose rollout failed or was cancelled: not tried again by itself. */
  tried: z.string().optional(),
  failed: z.object({ at: z.iso.datetime(), version: z.string(), fault: faultShape }).optional(),
});
export type Wish = z.infer<typeof wish>;
export type Settled = z.infer<typeof settled>;

/** What to go back to where the next change fails. What is not there is written out, so that it replaces what is. */
export const settledOf = ({ version, follows, replicas, most, before, probation }: Settled): Settled => ({
  version,
  follows,
  replicas,
  most,
  before,
  probation,
});

const wishes = z.record(z.string(), wish);
const NAME = 'deployments';

export interface Wishes {
  all(): Promise<Readonly<Record<string, Wish>>>;
  of(project: string): Promise<Wish | undefined>;
  put(project: string, wish: Wish): Promise<void>;
  /** Changes what is there; nothing where nothing is. */
  note(project: string, change: Partial<Wish>): Promise<void>;
  remove(project: string): Promise<void>;
}

export function createWishes(records: SettingRecords): Wishes {
  const all = async () => wishes.parse((await records.get(NAME)) ?? {});
  // One after the other, so that none overwrites what another has just written.
  let last: Promise<unknown> = Promise.resolve();
  const change = (how: (known: Record<string, Wish>) => Record<string, Wish>): Promise<void> => {
    const done = last.catch(() => undefined).then(async () => records.put(NAME, how(await all())));
    last = done;
    return done;
  };
  return {
    all,
    of: async (project) => own(await all(), project),
    put: (project, one) => change((known) => ({ ...known, [project]: one })),
    note: (project, part) =>
      change((known) => {
        const before = own(known, project);
        return before ? { ...known, [project]: { ...before, ...part } } : known;
      }),
    remove: (project) => change(({ [project]: _, ...others }) => others),
  };
}
