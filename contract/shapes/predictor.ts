import { z } from 'zod';
import { faultShape } from '../errors.ts';
import { runtime } from './model.ts';
import { label, sha256 } from './photo.ts';
import { apiRequest } from './serving.ts';
import { verdict } from './verdict.ts';

/** A model file on this machine, and what must be known of it before it is read. */
export const servedModel = z.object({
  version: z.string(),
  project: z.string(),
  classes: z.array(label),
  path: z.string(),
  sha256,
});
export type ServedModel = z.infer<typeof servedModel>;

/** A project that can be asked by its id or name: its live version, then those that were live before, the last first. */
export const servedProject = z.object({ id: z.string(), name: z.string(), live: z.array(z.string()) });
export type ServedProject = z.infer<typeof servedProject>;

/** The models a predictor holds, oldest first, and the version that answers where neither it nor a project is named. */
export const shelf = z.object({
  models: z.array(servedModel).min(1),
  live: z.string(),
  /** Left out where it serves one version alone, as a deployment does: then that one answers for its project. */
  projects: z.array(servedProject).optional(),
  /** Versions that were live before, the last first: they answer where the live one is refused. */
  before: z.array(z.string()).optional(),
  /** Why the version that should be live is not, where that is known already. */
  absent: faultShape.optional(),
});
export type Shelf = z.infer<typeof shelf>;

/** The same for a predictor on another machine: a model without a path is the file of that hash, sent before. */
export const sentModel = servedModel.partial({ path: true });
export type SentModel = z.infer<typeof sentModel>;
export const sentShelf = shelf.extend({ models: z.array(sentModel).min(1) });
export type SentShelf = z.infer<typeof sentShelf>;

/** Hashes of the model files that were sent to a predictor. */
export const sentFiles = z.object({ files: z.array(sha256) });

/** Who may use the public routes. Whoever shows the internal token always may. */
export const publicAccess = z.object({ on: z.boolean(), requireKey: z.boolean(), key: z.string() });
export type PublicAccess = z.infer<typeof publicAccess>;

/** A Redis, with the password of its default user. */
export const redisSettings = z.object({
  host: z.string().min(1),
  port: z.int().min(1).max(65_535),
  password: z.string(),
});
export type RedisSettings = z.infer<typeof redisSettings>;

/** What a predictor is told when it starts. */
export const predictorConfig = z.object({
  address: z.string().default('127.0.0.1'),
  /** 0 takes any free port. */
  port: z.int().min(0).max(65_535),
  /** Names a request may use for this machine, with or without a port. */
  allowedHosts: z.array(z.string()).default(['127.0.0.1', 'localhost', '[::1]']),
  /** The internal token. */
  token: z.string().min(16),
  access: publicAccess,
  shelf,
  runtime: z.union([z.literal('auto'), runtime]),
  /** Photos worked on at once; as many as suit the machine where left out. */
  workers: z.int().min(1).max(8).optional(),
  /** Where model files go that are sent; without it none can be. */
  files: z.object({ folder: z.string().min(1), mostMb: z.int().positive() }).optional(),
  /** What it shares with the predictors beside it; without it nothing. */
  redis: redisSettings.optional(),
  /**
   * Asked to end, it goes on answering for so long, and has who keeps a connection make another one, to whoever takes
   * its place.
   */
  drainSeconds: z.number().min(0).max(60).optional(),
  /**
   * Who keeps a connection makes another one after so many requests: so copies that were added get their part of those
   * who never leave, and a canary its share.
   */
  requestsPerConnection: z.int().positive().optional(),
});
export type PredictorConfig = z.infer<typeof predictorConfig>;

/** The same in a file, where the models may come later. A secret it leaves out nobody has: another each time it starts. */
export const predictorFile = predictorConfig.partial({ shelf: true, token: true }).extend({
  access: publicAccess.partial({ key: true }),
  /** For a core to give it models: so long it answers with those it has, without saying that it is ready. */
  waitSeconds: z.number().min(0).default(0),
});

/** What the core posts to a predictor's process. */
export const predictorOrder = z.object({ type: z.literal('configure'), config: predictorConfig });

/** What a predictor's process posts to the core. */
export const predictorNews = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), port: z.int() }),
  z.object({ type: z.literal('failed'), fault: faultShape }),
]);
export type PredictorNews = z.infer<typeof predictorNews>;

export const predictorHealth = z.object({
  ready: z.boolean(),
  /** The version that answers. */
  version: z.string(),
  runtime,
  pid: z.int(),
  /** Another one each time it is started. */
  boot: z.string(),
  /** Why the version it was told to serve does not answer. */
  refused: faultShape.optional(),
});

/** What a predictor tells the core of a photo, whoever asked. */
const judged = {
  hash: sha256,
  verdict,
  ms: z.number(),
  /** How bright its brighter parts are: 0 black, 1 white. */
  light: z.number(),
  /** How fine its structure is: less where it is out of focus. */
  sharpness: z.number(),
};

/** The answer to a photo of the core; bytes of the thumbnail in base64. */
export const internalAnswer = z.object({ ...judged, thumbnail: z.base64().optional() });

/** A prediction somebody asked the predictor for directly. */
export const journalEntry = z.object({
  number: z.int(),
  request: apiRequest,
  /** What the request was answered; none where it failed. */
  predictions: z.array(z.object({ ...judged, photo: z.string() })),
});
export const journalPage = z.object({ boot: z.string(), entries: z.array(journalEntry) });
