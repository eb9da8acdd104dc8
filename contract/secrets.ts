import { z } from 'zod';
import { procedure } from './base.ts';
import { keychainTrouble } from './shapes/desktop.ts';

export const secretsState = z.object({
  /** They are sealed with a key that the system's keychain keeps, so that only the app can read them. */
  locked: z.boolean(),
  /** Why they cannot be locked: as the keychain has it, or because no app is there to ask it. */
  trouble: keychainTrouble.or(z.literal('no-app')).optional(),
});
export type SecretsState = z.infer<typeof secretsState>;

/** Meadow's own secrets on this computer, such as the key of the local API. */
export const secrets = {
  state: procedure.output(secretsState),
  /** Locks them with the system's keychain, or unlocks them for good. Throws `secrets-locked` where it cannot. */
  lock: procedure.input(z.object({ on: z.boolean() })).output(secretsState),
};
