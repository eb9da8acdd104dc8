import type { Because } from '../../../contract/because.ts';
import { Fault } from '../../domain/fault.ts';
import { isBrokenOff, isNetworkFailure, isUnproven, networkReason } from '../../domain/network-reason.ts';
import { reasonFor, reasonSaid } from '../../domain/reason.ts';
import { remoteFaults } from '../../domain/remote-fault.ts';

/** What people know it by, whatever serves it. */
const faults = remoteFaults('MinIO');

/** S3's own words for what Meadow cannot get past. */
const refusals: Record<string, Because> = {
  AccessDenied: 'no-right',
  AllAccessDisabled: 'no-right',
  AccountProblem: 'no-right',
  InvalidAccessKeyId: 'no-account',
  XAdminUserNotFound: 'no-account',
  SignatureDoesNotMatch: 'wrong-password',
  RequestTimeTooSkewed: 'clocks',
};

/** No room: MinIO's own words, and those of quotas. */
const FULL = new Set(['XMinioStorageFull', 'InsufficientStorage', 'QuotaExceeded', 'XMinioAdminBucketQuotaExceeded']);

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';

/** The client tells a status such as 503 in its words alone. */
const isRetryableStatus = (thrown: unknown): boolean =>
  thrown instanceof Error && /Retryable HTTP status: \d/.test(thrown.message);

/** Failures that come of the moment: what was asked may be asked again at once. */
export const isMomentary = (thrown: unknown): boolean => isBrokenOff(thrown) || isRetryableStatus(thrown);

export const isNoObject = (thrown: unknown): boolean => ['NoSuchKey', 'NotFound'].includes(codeOf(thrown));

export const tooSlow = (cause: unknown): Fault => faults.slow(undefined, cause);

export const noPassword = (file: string, cause: unknown): Fault =>
  faults.refused(reasonFor('password-file', { file }), cause);

/** What came is not what was put. */
export const damaged = (key: string): Fault => faults.failed(reasonFor('object-damaged', { key }));

/** Whatever a call threw, in words. */
export function asS3Fault(thrown: unknown, bucket: string): Fault {
  if (thrown instanceof Fault) return thrown;
  const code = codeOf(thrown);
  const refusal = refusals[code];
  if (refusal !== undefined) return faults.refused(reasonFor(refusal), thrown);
  if (FULL.has(code)) return faults.full(undefined, thrown);
  if (code === 'NoSuchBucket') return faults.noBucket(bucket, thrown);
  if (isNetworkFailure(thrown)) return faults.down(networkReason(thrown), thrown);
  if (isUnproven(thrown)) return faults.refused(networkReason(thrown), thrown);
  if (code.startsWith('HPE_')) return faults.failed(reasonFor('something-else'), thrown);
  return faults.failed(reasonSaid(saidBy(thrown)), thrown);
}

function saidBy(thrown: unknown): string {
  if (isRetryableStatus(thrown)) return 'it has trouble of its own';
  const said = thrown instanceof Error ? thrown.message.trim() : String(thrown);
  return said.replace(/\.$/, '') || 'something else answers at its address';
}
