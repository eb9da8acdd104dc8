import { expect, it } from 'vitest';
import type { ApiLook } from '../ports/api-probe.ts';
import { watchApi } from './watch-api.ts';

const { signal } = new AbortController();

/** Looks that come when they are let. */
function openApi(replicas: number | undefined) {
  let at = 0;
  let told: (look: ApiLook | undefined) => void = () => undefined;
  let asked = 0;
  const probe = {
    admits: async () => true,
    look() {
      asked += 1;
      return new Promise<ApiLook | undefined>((resolve) => {
        told = resolve;
      });
    },
  };
  const api = { ask: 'http://127.0.0.1:1', replicas: async () => replicas };
  const watch = watchApi(probe, api, () => at);
  return {
    watch,
    asked: () => asked,
    async tell(seconds: number, look: ApiLook | undefined) {
      watch.look(signal);
      at = seconds * 1000;
      told(look);
      // The look, and what waits for it.
      for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    },
  };
}

const look = (cpuSeconds: number, started = 1): ApiLook => ({ ready: true, cpuSeconds, started });

it('tells the cores that one program took between two looks', async () => {
  const { watch, tell } = openApi(1);
  await tell(1, look(10));
  expect(watch.seen).toEqual({ replicas: 1, apiCpu: undefined });
  await tell(3, look(13));
  expect(watch.seen).toEqual({ replicas: 1, apiCpu: 1.5 });
});

it('tells none where it was started anew, did not answer, or another one may have answered', async () => {
  const anew = openApi(1);
  await anew.tell(1, look(10));
  await anew.tell(2, look(1, 2));
  expect(anew.watch.seen.apiCpu).toBeUndefined();
  await anew.tell(3, undefined);
  await anew.tell(4, look(3, 2));
  expect(anew.watch.seen.apiCpu).toBeUndefined();
  for (const replicas of [2, undefined]) {
    const many = openApi(replicas);
    await many.tell(1, look(10));
    await many.tell(2, look(11));
    expect(many.watch.seen).toEqual({ replicas, apiCpu: undefined });
  }
});

it('looks once at a time', async () => {
  const { watch, asked, tell } = openApi(1);
  watch.look(signal);
  watch.look(signal);
  expect(asked()).toBe(1);
  await tell(1, look(1));
  watch.look(signal);
  expect(asked()).toBe(2);
});
