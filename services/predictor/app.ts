import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { PublicAccess, Shelf } from '../../contract/shapes/predictor.ts';
import { MOST_PHOTO_BYTES } from '../domain/photo-limits.ts';
import { createHttpServer } from '../http/http-server.ts';
import { lazySerializers } from '../http/lazy-serializers.ts';
import { meadowBody } from '../http/replies.ts';
import { requestFault } from '../http/request-fault.ts';
import { watchMethods } from '../http/wrong-method.ts';
import type { Inference } from '../ports/inference.ts';
import type { LiveWord } from '../ports/live-word.ts';
import type { Log } from '../ports/log.ts';
import type { ModelFiles } from '../ports/model-files.ts';
import type { VerdictCache } from '../ports/verdict-cache.ts';
import { createAdmission } from './admission.ts';
import { createAccessControl, installAccess } from './caller.ts';
import { docsRoutes } from './docs/routes.ts';
import { isProtocolUrl, protocolBody } from './inference-protocol/protocol-body.ts';
import { protocolRoutes } from './inference-protocol/routes.ts';
import { internalRoutes } from './internal/routes.ts';
import { createJournal, type Journal } from './journal.ts';
import { createJudge } from './judge.ts';
import { createMetrics } from './metrics.ts';
import { createModelShelf, type ModelShelf } from './model-shelf.ts';
import { installOpenApi } from './openapi.ts';
import { createRecorder } from './request-record.ts';
import { healthRoutes } from './routes/health.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { modelRoutes } from './routes/models.ts';
import { predictRoutes } from './routes/predict.ts';

export interface PredictorOptions {
  inference: Inference;
  shelf: Shelf;
  access: PublicAccess;
  /** The internal token. */
  token: string;
  allowedHosts: readonly string[];
  loopbackOnly: boolean;
  log: Log;
  /** The program's version. */
  version: string;
  /** Public requests with photos that may be inside at once. Each has up to 3 photos under way; see the inference's line. */
  places?: number;
  /** The last answer on a connection says so, where others are to get their part of who keeps one. */
  requestsPerConnection?: number | undefined;
  /** Ends the program. */
  shutdown: () => void;
  /** Where model files go that the core sends; without it none can be sent. */
  files?: ModelFiles | undefined;
  /** Shared with the predictors beside this one. */
  cache?: VerdictCache | undefined;
  /** Tells when what was sent ahead is to answer. */
  word?: Pick<LiveWord, 'hear'> | undefined;
}

export interface PredictorApp {
  app: FastifyInstance;
  shelf: ModelShelf;
  /** From now on each answer is the last on its connection: whoever asks again comes to another predictor. */
  leave(): void;
  /** Resolves when a core has all that was asked, or after so long. */
  readOut: Journal['readOut'];
}

/** Requests and predictions kept for a core that has not read them yet. */
const JOURNAL = 10_000;

/** Bytes that photos under way may hold in memory together. */
const ROOM = 128 * 1024 * 1024;

/** What a container must tell whatever the settings say, or it would be taken for broken. */
const TOLD = ['/health/live', '/health/ready', '/metrics'];

const METHODS = ['GET', 'HEAD', 'POST', 'PUT'];

/** The prediction API, not yet listening and its shelf not yet open. */
export async function createPredictorApp(options: PredictorOptions): Promise<PredictorApp> {
  const { inference, log, version, token, allowedHosts, loopbackOnly, shutdown, places = 20 } = options;
  const { files, cache, word } = options;
  const metrics = createMetrics(inference);
  const boot = randomUUID();
  const journal = createJournal(boot, JOURNAL);
  const shelf = createModelShelf(inference, options.shelf);
  word?.hear((mark) => void shelf.turn(mark));
  const access = createAccessControl(options.access);
  const judge = createJudge({ inference, shelf, metrics, cache });
  const admission = createAdmission({ places, bytes: ROOM });
  const parts = { inference, log, version, admission, metrics, journal, shelf, access, judge, shutdown, boot, files };

  const app = createHttpServer({
    // Prometheus, and what runs containers, ask each replica by its address.
    guard: {
      allowedHosts,
      anyAddress: !loopbackOnly,
      allowedOrigins: [],
      loopbackOnly,
      methods: METHODS,
      pages: ['/docs'],
    },
    log,
    bodyLimit: MOST_PHOTO_BYTES,
    requestTimeout: 120_000,
    handlerTimeout: 60_000,
    watch: createRecorder({ journal, metrics }),
    serializers: lazySerializers,
    docs: '/docs',
    faultBody: (url) => (isProtocolUrl(url) ? protocolBody : meadowBody),
  });
  installAccess(app, { access, token, told: loopbackOnly ? [] : TOLD });
  app.addHook('onError', async (request, _reply, error) => {
    request.came.outcome = requestFault(error).code;
  });
  app.addHook('preClose', async () => journal.close());
  let leaving = false;
  const isLast = countRequests(options.requestsPerConnection);
  app.addHook('onRequest', async ({ raw }, reply) => {
    if (isLast(raw.socket) || leaving) reply.header('connection', 'close');
  });

  const refuseOtherMethods = watchMethods(app);
  await installOpenApi(app, version);
  await app.register(predictRoutes, parts);
  await app.register(modelRoutes, parts);
  await app.register(healthRoutes, parts);
  await app.register(metricsRoutes, parts);
  await app.register(protocolRoutes, { ...parts, prefix: '/v2' });
  await app.register(docsRoutes);
  await app.register(internalRoutes, { ...parts, prefix: '/internal' });
  refuseOtherMethods();
  const leave = () => {
    leaving = true;
  };
  return { app, shelf, leave, readOut: journal.readOut };
}

/** Whether a request is the last that its connection may carry. */
function countRequests(most: number | undefined): (connection: Socket) => boolean {
  const counts = new WeakMap<Socket, number>();
  return (connection) => {
    const count = (counts.get(connection) ?? 0) + 1;
    counts.set(connection, count);
    return most !== undefined && count >= most;
  };
}
