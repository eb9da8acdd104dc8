import fc from 'fast-check';
import { Counter, Histogram, Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { copyCounts, quantileOf } from './copy-counts.ts';
import { readMetrics } from './read-metrics.ts';

it('reads back what the client of Prometheus writes, whatever stands in a label', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.record({ verdict: fc.string(), times: fc.nat(1000) }), { selector: ({ verdict }) => verdict }),
      async (all) => {
        const registry = new Registry();
        const counter = new Counter({ name: 'seen', help: 'x', labelNames: ['verdict'], registers: [registry] });
        for (const { verdict, times } of all) counter.inc({ verdict }, times);
        const read = readMetrics(await registry.metrics());
        expect(read).toEqual(all.map(({ verdict, times }) => ({ name: 'seen', labels: { verdict }, value: times })));
      },
    ),
  );
});

it('leaves out what is no sample, and understands what is no number', () => {
  const text = '# HELP a b\n# TYPE a counter\n\na{le="+Inf"} 3 1700000000\nb +Inf\n<html>';
  expect(readMetrics(text)).toEqual([
    { name: 'a', labels: { le: '+Inf' }, value: 3 },
    { name: 'b', labels: {}, value: Number.POSITIVE_INFINITY },
  ]);
});

it('counts answers to photos by either protocol and those that nobody could wait for, not what a caller did wrong nor who asks how it is', () => {
  const requests = [
    ['/v1/predict', 'POST', 200, 5],
    ['/v2/models/:name/infer', 'POST', 200, 2],
    ['/v1/predict', 'POST', 503, 1],
    ['/v1/predict', 'POST', 500, 2],
    ['/v1/predict', 'POST', 415, 9],
    ['/v1/predict', 'POST', 499, 3],
    ['/internal/classify', 'POST', 200, 9],
    ['/health/ready', 'GET', 200, 90],
  ] as const;
  const text = requests
    .map(
      ([route, method, status, times]) =>
        `meadow_requests_total{route="${route}",method="${method}",status="${status}"} ${times}`,
    )
    .join('\n');
  expect(copyCounts(text)).toMatchObject({ asked: 13, errors: 6, faults: 2 });
});

it('takes the times from answers alone: refusals are quick, and say nothing of how long a photo takes', async () => {
  const registry = new Registry();
  const histogram = new Histogram({
    name: 'meadow_request_seconds',
    help: 'x',
    labelNames: ['route', 'method', 'status_class'],
    buckets: [0.01, 0.1, 1],
    registers: [registry],
  });
  const observe = (status_class: string, seconds: number, times: number) => {
    for (let i = 0; i < times; i++) histogram.observe({ route: '/v1/predict', method: 'POST', status_class }, seconds);
  };
  observe('2xx', 0.5, 10);
  observe('4xx', 0.001, 100);
  observe('5xx', 0.001, 100);
  expect(quantileOf(copyCounts(await registry.metrics()), 0.5)).toBeGreaterThan(0.1);
});

it('tells a time that lies in the bucket in which that share of the requests is reached', async () => {
  const borders = [0.01, 0.05, 0.1, 0.5, 1];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.double({ min: 0.0001, max: 0.99, noNaN: true }), { minLength: 1 }),
      fc.constantFrom(0.5, 0.95),
      async (times, share) => {
        const registry = new Registry();
        const histogram = new Histogram({
          name: 'meadow_request_seconds',
          help: 'x',
          labelNames: ['route', 'method'],
          buckets: borders,
          registers: [registry],
        });
        for (const time of times) histogram.observe({ route: '/v1/predict', method: 'POST' }, time);
        const told = quantileOf(copyCounts(await registry.metrics()), share)!;
        const exact = times.toSorted((one, other) => one - other)[Math.ceil(share * times.length) - 1]!;
        const upper = borders.find((border) => exact <= border)!;
        expect(told).toBeLessThanOrEqual(upper);
        expect(told).toBeGreaterThanOrEqual([0, ...borders][borders.indexOf(upper)]!);
      },
    ),
  );
});
