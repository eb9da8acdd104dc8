import type { z } from 'zod';
import { Fault } from '../domain/fault.ts';
import { runKey } from '../domain/object-keys.ts';
import type { ObjectStore } from '../ports/object-store.ts';

/** Keeps what a step found out, under its name, for the steps that follow. */
export async function writeRecord(objects: ObjectStore, run: string, name: string, record: unknown): Promise<void> {
  await objects.put(runKey(run, name), new TextEncoder().encode(JSON.stringify(record)));
}

/** What a step kept, or undefined where it has not run yet. */
export async function findRecord<T>(
  objects: ObjectStore,
  run: string,
  name: string,
  shape: z.ZodType<T>,
): Promise<T | undefined> {
  const key = runKey(run, name);
  if (!(await objects.has(key))) return undefined;
  return shape.parse(JSON.parse(new TextDecoder().decode(await objects.get(key))));
}

/** What a step kept. Throws `bad-request` where it has not run yet. */
export async function readRecord<T>(objects: ObjectStore, run: string, name: string, shape: z.ZodType<T>): Promise<T> {
  const record = await findRecord(objects, run, name, shape);
  if (record !== undefined) return record;
  throw new Fault('bad-request', `The run ${run} has no "${name}" yet.`, `Run the step "${name}" first.`, {
    details: { case: 'step-missing', run, step: name },
  });
}
