import type { FastifyRequest } from 'fastify';
import type { ApiPrediction } from '../../../contract/shapes/api.ts';
import type { Judged } from '../judge.ts';

/** A prediction as the API tells it; remembered for the journal without what the history does not keep. */
export function told(request: FastifyRequest, { verdict, hash, ms }: Judged, photo: string | undefined): ApiPrediction {
  const { heatmap: _heatmap, ...rest } = verdict;
  request.came.predictions.push({ photo: photo ?? '', hash, ms, verdict: { ...rest, nearest: [] } });
  request.came.outcome = verdict.verdict;
  return { ...(photo === undefined ? {} : { photo }), ...verdict, ms };
}
