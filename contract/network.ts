import { z } from 'zod';
import { procedure } from './base.ts';
import { faultShape } from './errors.ts';
import { settingsChange } from './settings.ts';

const certificate = z.object({
  /** Whose it is, such as `CN=Example Root, O=Example`. */
  subject: z.string(),
  until: z.iso.datetime(),
});

export const networkState = z.object({
  /** Who says which proxy is asked. */
  by: z.enum(['nobody', 'environment', 'computer', 'settings']),
  /** The proxy, without user and password; none where servers are asked directly. */
  proxy: z.string().optional(),
  /** Names that are asked directly, as in NO_PROXY. */
  except: z.string().optional(),
  /** Variables of the environment that are set. */
  variables: z.array(z.string()),
  /** The system chooses by a script, which Meadow does not run. */
  script: z.string().optional(),
  /** A password is kept for the proxy. */
  password: z.boolean(),
  /** Authorities that this computer trusts. */
  authorities: z.int(),
  /** Those of the file in the settings. */
  certificates: z.array(certificate),
  /** Why that file cannot be used. */
  fault: faultShape.optional(),
});
export type NetworkState = z.infer<typeof networkState>;

/** How this computer reaches the internet, where a person asks for something from there. */
export const network = {
  state: procedure.output(networkState),
  /** Keeps the password for the proxy, sealed with a key of this installation; an empty one is forgotten. */
  password: procedure.input(z.object({ password: z.string().max(500) })).output(networkState),
  /**
   * Downloads the first photo of the public list, with the settings as they are or as they would be. Throws what
   * stands in the way: `proxy-…`, `certificate-unknown`, `download-failed`.
   */
  try: procedure
    .input(settingsChange.shape.network.unwrap().extend({ password: z.string().max(500).optional() }))
    .output(z.object({ address: z.string(), bytes: z.int(), ms: z.number() })),
};
