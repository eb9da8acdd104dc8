import type { Predictor } from '../ports/predictor.ts';
import type { Serving } from '../serving/serving.ts';
import type { Ground } from './ground.ts';

/** The predictor, started when it is first asked: a command that only lists or trains does without. */
export function predictorOnDemand({ predictor, start }: Pick<Serving, 'predictor' | 'start'>): Predictor {
  let started = false;
  const begin = () => {
    if (!started) start();
    started = true;
  };
  return {
    async classify(photo, options) {
      begin();
      return predictor.classify(photo, options);
    },
    async health() {
      begin();
      return predictor.health();
    },
  };
}

/** The predictor as this core's features ask it: who serves has it running, who does not starts it when it is asked. */
export const predictorOf = (
  { open }: Pick<Ground, 'open'>,
  serving: Pick<Serving, 'predictor' | 'start'>,
): Predictor => (open ? serving.predictor : predictorOnDemand(serving));
