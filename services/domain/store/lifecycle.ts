import type { LifecycleRule } from '../../../contract/shapes/store.ts';
import { Fault } from '../fault.ts';
import { isClosedBucket } from './own.ts';

/** Throws `forbidden` where a rule would delete what Meadow still needs. */
export function requireHarmless(bucket: string, { deed }: Pick<LifecycleRule, 'deed'>): void {
  if (!isClosedBucket(bucket) || deed.kind !== 'objects') return;
  throw new Fault(
    'forbidden',
    `The rule would delete what Meadow still needs: its photos and models in "${bucket}" do not run out.`,
    'Let it delete older versions instead.',
    { details: { case: 'rule', own: 'rule', bucket } },
  );
}
