import type { FastifyRequest } from 'fastify';
import type { ApiPrediction } from '../../../contract/shapes/api.ts';
import type { Judged } from '../judge.ts';

/** A prediction as the API tells it; remembered for the journal without what the history does not keep. */
export function told(request: FastifyRequest, judged: Judged, photo: string | undefined): ApiPrediction {
  const { verdict, hash, ms, light, sharpness } = judged;
  const { heatmap: _heatmap, ...rest } = verdict;
  const kept = { ...rest, nearest: [] };
  request.came.predictions.push({ photo: photo ?? '', hash, ms, light, sharpness, verdict: kept });
  request.came.outcome = verdict.verdict;
  return { ...(photo === undefined ? {} : { photo }), ...verdict, ms };
}
