import type { ResultItem } from './result-item.ts';

/** A result as the command line prints it. */
export function asJson({ photo, verdict, ms, error }: ResultItem): string {
  if (!verdict) {
    return JSON.stringify(
      { photo, error: error && { code: error.code, message: error.message, hint: error.hint } },
      null,
      2,
    );
  }
  const { label, scores, similarity, barelyKnown, version } = verdict;
  return JSON.stringify(
    { photo, verdict: verdict.verdict, label, scores, similarity, barelyKnown, version, ms },
    null,
    2,
  );
}
