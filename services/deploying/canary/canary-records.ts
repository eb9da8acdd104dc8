import { z } from 'zod';
import { faultShape } from '../../../contract/errors.ts';
import { canaryAgreement, canaryWhy } from '../../../contract/shapes/canary.ts';
import { own } from '../../../contract/shapes/own.ts';
import { ledger } from '../../domain/canary/ledger.ts';
import type { SettingRecords } from '../../ports/catalog/settings.ts';

/** A canary as it was asked for, what was seen of it, and how it ended: kept, so that the next core goes on with it. */
export const canaryRecord = z.object({
  /** Another one each time: who looks at one that is over writes nothing. */
  id: z.string(),
  version: z.string(),
  champion: z.string(),
  percent: z.number(),
  replicas: z.int(),
  byHand: z.boolean(),
  terms: z.object({ answers: z.number(), seconds: z.number() }),
  since: z.iso.datetime(),
  /** Since when its copies are ready. */
  ready: z.iso.datetime().optional(),
  /** By which key its copies were last to be asked, as a digest. */
  access: z.string().optional(),
  ledgers: z.object({ champion: ledger, canary: ledger }),
  agreement: canaryAgreement,
  /** Those that were ready at the last look. */
  copies: z.object({ champion: z.int(), canary: z.int() }).optional(),
  /** Hashes of photos that both have not been asked yet. */
  photos: z.array(z.string()),
  /** Looks at which the first of them was asked about in vain. */
  tries: z.int().default(0),
  ended: z.object({ at: z.iso.datetime(), how: z.enum(['promoted', 'aborted']), why: canaryWhy }).optional(),
  refused: faultShape.optional(),
  /** Why it is being promoted, or ended: what was begun is done again where it was not done. */
  promoting: canaryWhy.optional(),
  aborting: canaryWhy.optional(),
});
export type CanaryRecord = z.infer<typeof canaryRecord>;

const records = z.record(z.string(), canaryRecord);
const NAME = 'canaries';

export interface CanaryRecords {
  all(): Promise<Readonly<Record<string, CanaryRecord>>>;
  of(project: string): Promise<CanaryRecord | undefined>;
  put(project: string, record: CanaryRecord): Promise<void>;
  /** Changes that very canary where it has not ended; the record as it is then. */
  note(project: string, id: string, change: Partial<CanaryRecord>): Promise<CanaryRecord | undefined>;
  remove(project: string): Promise<void>;
}

export function createCanaryRecords(settings: SettingRecords): CanaryRecords {
  const all = async () => records.parse((await settings.get(NAME)) ?? {});
  // One after the other, so that none overwrites what another has just written.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.catch(() => undefined).then(work);
    last = done;
    return done;
  };
  const put = async (project: string, record: CanaryRecord) =>
    settings.put(NAME, { ...(await all()), [project]: record });
  return {
    all,
    of: async (project) => own(await all(), project),
    put: (project, record) => inTurn(() => put(project, record)),
    note: (project, id, change) =>
      inTurn(async () => {
        const known = own(await all(), project);
        if (known?.id !== id || known.ended) return undefined;
        const changed = { ...known, ...change };
        await put(project, changed);
        return changed;
      }),
    remove: (project) =>
      inTurn(async () => {
        const { [project]: _, ...others } = await all();
        await settings.put(NAME, others);
      }),
  };
}
