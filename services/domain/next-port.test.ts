import { expect, it } from 'vitest';
import { Fault } from './fault.ts';
import { nextPort } from './next-port.ts';

const allBut = (free: (port: number) => boolean) => async (port: number) => {
  if (!free(port)) throw new Fault('port-taken', 'Taken.', '', { details: { case: 'program', port } });
};

it('takes the first port that is to be had', async () => {
  expect(
    await nextPort(
      8600,
      allBut(() => true),
    ),
  ).toBe(8600);
  expect(
    await nextPort(
      8600,
      allBut((port) => port > 8602),
    ),
  ).toBe(8603);
});

it('gives up where none is near, and asks for none that there is not', async () => {
  expect(
    await nextPort(
      8600,
      allBut((port) => port > 9000),
    ),
  ).toBeUndefined();
  const asked: number[] = [];
  await nextPort(65_530, async (port) => {
    asked.push(port);
    throw new Fault('port-taken', 'Taken.', '', { details: { case: 'program', port } });
  });
  expect(asked.at(-1)).toBe(65_535);
});

it('hides nothing else that is wrong', async () => {
  const broken = async () => Promise.reject(new Error('No network.'));
  await expect(nextPort(8600, broken)).rejects.toThrow('No network.');
});
