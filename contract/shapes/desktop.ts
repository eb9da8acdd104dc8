import { z } from 'zod';
import { faultShape } from '../errors.ts';

/** The number by which core and main speak of one started program. */
const id = z.int().nonnegative();

/** What the core says to Electron's main process. */
export const fromCore = z.discriminatedUnion('type', [
  /** It begins to work on this data folder, whatever comes of it. */
  z.object({ type: z.literal('begins'), home: z.string() }),
  /** It answers; `socket` is where it serves files over HTTP. */
  z.object({ type: z.literal('ready'), socket: z.string() }),
  /** It cannot start, and starting it again would not help. */
  z.object({ type: z.literal('refused'), fault: faultShape }),
  /** Another core works on this data folder and shows its window in a browser, where `url` opens it once. */
  z.object({ type: z.literal('elsewhere'), url: z.url({ protocol: /^http$/, hostname: /^127\.0\.0\.1$/ }) }),
  z.object({
    type: z.literal('launch'),
    id,
    program: z.enum(['predictor', 'step', 'load']),
    args: z.array(z.string()),
    env: z.record(z.string(), z.string()),
  }),
  z.object({ type: z.literal('send'), id, message: z.unknown() }),
  z.object({ type: z.literal('stop'), id, graceMs: z.number().nonnegative() }),
]);
export type FromCore = z.infer<typeof fromCore>;

/** What Electron's main process says to the core. */
export const fromMain = z.discriminatedUnion('type', [
  /** A window wants the contract; its port comes along. */
  z.object({ type: z.literal('window') }),
  z.object({ type: z.literal('started'), id, pid: z.int().optional() }),
  z.object({ type: z.literal('posted'), id, message: z.unknown() }),
  z.object({ type: z.literal('ended'), id, code: z.int().nullable(), lastWords: z.string() }),
  /** Meadow is closing: finish and end. */
  z.object({ type: z.literal('quit') }),
]);
export type FromMain = z.infer<typeof fromMain>;
