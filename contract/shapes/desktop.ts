import { z } from 'zod';
import { faultShape } from '../errors.ts';
import { release } from './release.ts';

/** The number by which core and main speak of one started program. */
const id = z.int().nonnegative();

/** The number by which a question and its answer know each other. */
const ask = z.int().nonnegative();

/** Why the system's keychain cannot be used: there is none, it would keep a key readable by all, or it said no. */
export const keychainTrouble = z.enum(['unavailable', 'plain-text', 'failed']);
export type KeychainTrouble = z.infer<typeof keychainTrouble>;

/** What the core wants of the keychain, which only main can ask. Keys and what they become are base64. */
export const keychainWish = z.discriminatedUnion('what', [
  z.object({ what: z.literal('look') }),
  z.object({ what: z.literal('wrap'), key: z.base64() }),
  z.object({ what: z.literal('unwrap'), wrapped: z.base64() }),
]);
export type KeychainWish = z.infer<typeof keychainWish>;

export const keychainAnswer = z.discriminatedUnion('ok', [
  /** `stale`: the system has a newer key, so it should be wrapped again. */
  z.object({ ok: z.literal(true), text: z.string().default(''), stale: z.boolean().default(false) }),
  z.object({ ok: z.literal(false), why: keychainTrouble }),
]);
export type KeychainAnswer = z.infer<typeof keychainAnswer>;

/**
 * How the internet is reached: by a proxy, its user and password in its address; directly, where it is empty. `except`: names
 * asked directly, as in NO_PROXY. `certificates`: of authorities that are trusted besides the system's, PEM texts.
 */
const reach = z.object({ proxy: z.string(), except: z.string(), certificates: z.array(z.string()) });
export type Reach = z.infer<typeof reach>;

/** What was thrown, as it was said; the core knows what it means. */
const thrown = z.object({
  message: z.string(),
  code: z.string().optional(),
  /** Of the server it is about. */
  hostname: z.string().optional(),
  port: z.string().optional(),
});
export type Thrown = z.infer<typeof thrown>;

export const updateTrouble = z.object({
  /** What happened, then what that came from: the last is the most exact. */
  thrown: z.array(thrown),
  /** What was asked for when the network failed, and by which proxy, its sign-in in it. */
  address: z.string().optional(),
  proxy: z.string().optional(),
});
export type UpdateTrouble = z.infer<typeof updateTrouble>;

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
  z.object({ type: z.literal('keychain'), ask, wish: keychainWish }),
  /** Whether the page main asked of is one that Meadow named. */
  z.object({ type: z.literal('own-page'), ask, own: z.boolean() }),
  /**
   * Something about another version: what the feed has; its download (`from`: the feed's address, where it is not the
   * usual one, and an older version is meant); or to restart as it. Each has an answer, `update-answered`.
   */
  z.object({
    type: z.literal('update'),
    ask,
    what: z.discriminatedUnion('do', [
      z.object({ do: z.literal('look') }),
      z.object({ do: z.literal('fetch'), version: z.string(), from: z.url({ protocol: /^https$/ }).optional() }),
      z.object({ do: z.literal('install') }),
    ]),
  }),
  reach.extend({ type: z.literal('network') }),
  /** Nobody waits for that download any more. */
  z.object({ type: z.literal('update-cancel'), ask }),
]);
export type FromCore = z.infer<typeof fromCore>;

/** What Electron's main process says to the core. */
export const fromMain = z.discriminatedUnion('type', [
  /** A window wants the contract; its port comes along. */
  z.object({ type: z.literal('window') }),
  z.object({ type: z.literal('started'), id, pid: z.int().optional() }),
  z.object({ type: z.literal('posted'), id, message: z.unknown() }),
  z.object({ type: z.literal('ended'), id, code: z.int().nullable(), lastWords: z.string() }),
  z.object({ type: z.literal('keychain'), ask, answer: keychainAnswer }),
  z.object({ type: z.literal('own-page'), ask, address: z.url() }),
  z.object({ type: z.literal('update-progress'), ask, done: z.int().nonnegative(), total: z.int().nonnegative() }),
  z.object({
    type: z.literal('update-answered'),
    ask,
    found: release.omit({ files: true }).optional(),
    /** What the feed names in the place of the version that was wanted; empty for none. */
    instead: z.string().optional(),
    trouble: updateTrouble.optional(),
  }),
  /** Meadow is closing: finish and end. */
  z.object({ type: z.literal('quit') }),
]);
export type FromMain = z.infer<typeof fromMain>;
