import { Fault } from '../../domain/fault.ts';
import { serviceFaults } from '../../domain/service-fault.ts';

/** What people know it by, whatever serves it. */
const faults = serviceFaults('MinIO');

/** S3's own words for what Meadow cannot get past, as the end of a sentence. */
const refusals: Record<string, string> = {
  AccessDenied: 'the account may not do this',
  AllAccessDisabled: 'the account may not do this',
  AccountProblem: 'the account may not do this',
  InvalidAccessKeyId: 'it knows no such account',
  SignatureDoesNotMatch: 'the password is wrong',
  RequestTimeTooSkewed: 'the clocks of this machine and of the store differ too much',
};

/** No room: MinIO's own words, and those of quotas. */
const FULL = new Set(['XMinioStorageFull', 'InsufficientStorage', 'QuotaExceeded', 'XMinioAdminBucketQuotaExceeded']);

/** What the network's codes mean, as the end of a sentence. */
const unreached: Record<string, string> = {
  ENOTFOUND: 'nobody knows a server of that name',
  EAI_AGAIN: 'the name of its server cannot be looked up now',
  ECONNREFUSED: 'nothing listens at its address',
  ECONNRESET: 'it broke the connection off',
  EPIPE: 'it broke the connection off',
  EHOSTUNREACH: 'its machine cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ETIMEDOUT: '',
};

/** Failures that come of the moment; what was asked may be asked again at once. */
const MOMENTARY = new Set(['ECONNRESET', 'EPIPE']);

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';

/** The client tells a status such as 503 in its words alone. */
const isRetryableStatus = (thrown: unknown): boolean =>
  thrown instanceof Error && /Retryable HTTP status: \d/.test(thrown.message);

export const isMomentary = (thrown: unknown): boolean => MOMENTARY.has(codeOf(thrown)) || isRetryableStatus(thrown);

export const isNoObject = (thrown: unknown): boolean => ['NoSuchKey', 'NotFound'].includes(codeOf(thrown));

export const tooSlow = (cause: unknown): Fault => faults.slow('', cause);

export const noPassword = (file: string, cause: unknown): Fault =>
  faults.refused(`its password cannot be read in ${file}`, cause);

/** What came is not what was put. */
export const damaged = (key: string): Fault => faults.failed(`the object "${key}" came damaged`);

/** Whatever a call threw, in words. */
export function asS3Fault(thrown: unknown, bucket: string): Fault {
  if (thrown instanceof Fault) return thrown;
  const code = codeOf(thrown);
  const refusal = refusals[code];
  if (refusal !== undefined) return faults.refused(refusal, thrown);
  if (FULL.has(code)) return faults.full('', thrown);
  if (code === 'NoSuchBucket') return faults.noBucket(bucket, thrown);
  const why = unreached[code];
  if (why !== undefined) return faults.down(why, thrown);
  if (/CERT|^UNABLE_TO_|^ERR_SSL_|^EPROTO$/.test(code))
    return faults.refused('it does not prove that it is the one of that name', thrown);
  if (code.startsWith('HPE_')) return faults.failed('something else answers at its address', thrown);
  return faults.failed(saidBy(thrown), thrown);
}

function saidBy(thrown: unknown): string {
  if (isRetryableStatus(thrown)) return 'it has trouble of its own';
  const said = thrown instanceof Error ? thrown.message.trim() : String(thrown);
  return said.replace(/\.$/, '') || 'something else answers at its address';
}
