import { Fault } from '../domain/fault.ts';
import type { Predictor } from '../ports/predictor.ts';
import type { Supervisor } from './supervisor.ts';

/**
 * The predictor that runs, whichever it is. A photo waits for one that is starting; where it dies meanwhile the
 * caller learns `predictor-down` and may ask again, which waits for the next one. `predictor-failed` will not pass
 * by itself.
 */
export function createWaitingPredictor(supervisor: Supervisor): Predictor {
  return {
    async classify(photo, options) {
      const { predictor } = await supervisor.ready(options.signal);
      const answer = await predictor.classify(photo, options);
      supervisor.praise();
      return answer;
    },
    async health() {
      const { life, session } = supervisor;
      if (session) return session.predictor.health();
      if (life.phase === 'failed') throw Fault.fromShape(life.fault);
      throw new Fault('predictor-down', 'The program that reads photos is starting.', 'Try again in a moment.', {
        details: { case: 'starting' },
      });
    },
  };
}
