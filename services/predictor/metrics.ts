import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Inference } from '../ports/inference.ts';

/** Seconds; a photo takes about a hundredth, a crowd of them a few. */
const BUCKETS = [0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export interface Metrics {
  request(facts: { route: string; method: string; status: number; seconds: number }): void;
  verdict(verdict: string, version: string): void;
  /** What became of a question to the cache. */
  cache(outcome: 'hit' | 'miss' | 'fault' | 'away'): void;
  readonly contentType: string;
  /** All metrics in the Prometheus text format. */
  text(): Promise<string>;
}

/** What Prometheus can read off a predictor. Every app has a registry of its own. */
export function createMetrics(inference: Inference): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  measureInference(registry, inference);
  const requests = new Counter({
    name: 'meadow_requests_total',
    help: 'Requests answered.',
    labelNames: ['route', 'method', 'status'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'meadow_request_seconds',
    help: 'Seconds from the head of a request to the end of its answer.',
    labelNames: ['route', 'method', 'status_class'],
    buckets: BUCKETS,
    registers: [registry],
  });
  const verdicts = new Counter({
    name: 'meadow_verdicts_total',
    help: 'Verdicts given; "neither" is one.',
    labelNames: ['verdict', 'version'],
    registers: [registry],
  });
  const cached = new Counter({
    name: 'meadow_cache_total',
    help: 'Photos looked up in the shared cache: found, not found, no answer in time, not asked because it is away.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  return {
    request({ route, method, status, seconds: took }) {
      requests.inc({ route, method, status });
      seconds.observe({ route, method, status_class: `${Math.floor(status / 100)}xx` }, took);
    },
    verdict: (verdict, version) => verdicts.inc({ verdict, version }),
    cache: (outcome) => cached.inc({ outcome }),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}

function measureInference(registry: Registry, inference: Inference): void {
  new Gauge({
    name: 'meadow_queue',
    help: 'Photos waiting for a turn.',
    registers: [registry],
    collect() {
      this.set(inference.waiting);
    },
  });
  new Gauge({
    name: 'meadow_tensors',
    help: 'Float tensors alive in the workers; flat where nothing leaks.',
    registers: [registry],
    async collect() {
      this.set(await inference.tensors());
    },
  });
  new Gauge({
    name: 'meadow_runtime',
    help: '1 for what computes.',
    labelNames: ['runtime'],
    registers: [registry],
  }).set({ runtime: inference.runtime }, 1);
}
