import { z } from 'zod';

/** What a registry calls the version that answers, and the one that waits to. */
export const registryAlias = z.enum(['champion', 'challenger']);
export type RegistryAlias = z.infer<typeof registryAlias>;

/** An alias that somebody moved by hand in the registry, and that was put back: the gate decides what goes live. */
export const aliasMove = z.object({
  project: z.string(),
  alias: registryAlias,
  /** The version it was pointed to: it can be put through the gate. None where it was taken away, or is not Meadow's. */
  found: z.string().optional(),
  /** The registry's own number of what it was pointed to; none where it was taken away. */
  number: z.string().optional(),
  /** What it points to again; none where there is no such alias. */
  put: z.string().optional(),
  /** When it was last found so, and how often. */
  at: z.iso.datetime(),
  times: z.int().positive(),
});
export type AliasMove = z.infer<typeof aliasMove>;
