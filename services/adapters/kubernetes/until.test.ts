import { expect, it } from 'vitest';
import { until } from './until.ts';

it('ends in any case, and says so', async () => {
  await until(async () => true);
  await expect(until(async () => false, { patienceMs: -1 })).rejects.toMatchObject({ code: 'cluster-refused' });
  await expect(until(async () => false, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/);
});
