import { finished } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiRequest } from '../../contract/shapes/serving.ts';
import type { JournalEntry } from '../ports/predictor.ts';
import type { Journal } from './journal.ts';
import type { Metrics } from './metrics.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What comes of this request, for the journal; filled in as it becomes known. */
    came: RequestRecord;
  }
  interface FastifyContextConfig {
    /** Requests to this route interest a person, and their predictions belong to the history. */
    journaled?: boolean;
  }
}

export interface RequestRecord {
  predictions: JournalEntry['predictions'];
  photos: number;
  outcome: string;
}

/** A request with this header only measures: it is answered as any other, and neither remembered nor from memory. */
export const measures = ({ headers }: Pick<FastifyRequest, 'headers'>): boolean =>
  headers['x-meadow-load-test'] === '1';

/** Nobody waited for the answer. */
const HUNG_UP = 499;

/** Counts every request, and writes down those of others to journaled routes, when they have ended. */
export function createRecorder({ journal, metrics }: { journal: Journal; metrics: Metrics }) {
  return (request: FastifyRequest, reply: FastifyReply): void => {
    const at = new Date();
    const started = performance.now();
    request.came = { predictions: [], photos: 0, outcome: '' };
    finished(reply.raw, (error) => {
      const ms = performance.now() - started;
      const status = error ? HUNG_UP : reply.statusCode;
      const { url: route = 'none', config } = request.routeOptions;
      metrics.request({ route, method: request.method, status, seconds: ms / 1000 });
      const told = config.journaled && !request.fromCore && !measures(request);
      if (told) journal.record(entry(request, { at: at.toISOString(), status, ms }));
    });
  };
}

function entry(request: FastifyRequest, facts: Pick<ApiRequest, 'at' | 'status' | 'ms'>): Omit<JournalEntry, 'number'> {
  const { predictions, photos, outcome } = request.came;
  const path = request.url.slice(0, 200);
  return { request: { id: 0, method: request.method, path, photos, outcome, ...facts }, predictions };
}
