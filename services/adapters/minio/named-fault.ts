import { Fault } from '../../domain/fault.ts';
import { missingObject } from '../../domain/object-keys.ts';
import type { ObjectName } from '../../ports/store-browser.ts';

const codeOf = (thrown: unknown): unknown => Reflect.get(Object(thrown), 'code');

export const isCode = (thrown: unknown, ...codes: string[]): boolean => codes.includes(String(codeOf(thrown)));

/** What the store says of a name that was asked for, in words; else as it was thrown. */
export function asNamedFault(thrown: unknown, { bucket = '', key }: Partial<ObjectName>): unknown {
  if (isCode(thrown, 'NoSuchKey', 'NoSuchVersion', 'NotFound', 'MethodNotAllowed') && key !== undefined)
    return missingObject(key, thrown);
  if (isCode(thrown, 'BucketAlreadyOwnedByYou', 'BucketAlreadyExists')) return there(bucket, thrown);
  if (isCode(thrown, 'PreconditionFailed') && key !== undefined) return there(key, thrown);
  if (isCode(thrown, 'BucketNotEmpty')) return notEmpty(bucket, thrown);
  if (isCode(thrown, 'XMinioInvalidObjectName', 'XMinioInvalidResourceName', 'KeyTooLongError'))
    return noName(key ?? '', thrown);
  return thrown;
}

const there = (name: string, cause: unknown): Fault =>
  new Fault('already-there', `There is something named "${name}" already.`, 'Choose another name, or replace it.', {
    details: { case: 'object', name },
    cause,
  });

const notEmpty = (bucket: string, cause: unknown): Fault =>
  new Fault(
    'bad-request',
    `The bucket "${bucket}" is not empty.`,
    'Type its name to delete it with all that is in it.',
    {
      details: { case: 'bucket-not-empty', bucket },
      cause,
    },
  );

const noName = (key: string, cause: unknown): Fault =>
  new Fault(
    'bad-request',
    `The store takes no object named "${key}".`,
    'Leave out folders named "." or "..", and empty ones.',
    {
      details: { case: 'object-name', key },
      cause,
    },
  );
