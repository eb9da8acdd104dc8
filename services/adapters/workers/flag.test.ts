import { expect, it } from 'vitest';
import { createFlag, raise, raised } from './flag.ts';

it('is waited for until it is raised, and not after', async () => {
  const flag = createFlag();
  const said: string[] = [];
  const waiting = raised(flag).then(() => said.push('raised'));
  await new Promise((resolve) => setImmediate(resolve));
  said.push('raising');
  raise(flag);
  await waiting;
  await raised(flag);
  expect(said).toEqual(['raising', 'raised']);
});
