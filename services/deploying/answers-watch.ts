import type { DeployedCopies, DeployedPod } from '../../contract/shapes/deployment.ts';
import { emptyLedger, type Ledger } from '../domain/canary/ledger.ts';
import type { Errors } from '../domain/canary/more-errors.ts';
import { judgeAnswers } from '../domain/deploying/judge-answers.ts';
import { type CountParts, countCopies } from './count-copies.ts';

export interface AnswersWatch {
  /** Asks every ready copy what it has counted; why the version is to be taken back, where that says so. */
  look(deployed: DeployedCopies): Promise<string | undefined>;
  /** Of those that answered before: faults of Meadow's own, not what a busy computer or a sender did. */
  before(): Errors;
}

/** Copies count from their start, those of before too: what is usual is what they did all their life. */
const EVER = new Date(0).toISOString();

/** What the copies of a release answer beside those they take the place of. `usual`: what is known of those already. */
export function createAnswersWatch(parts: CountParts, usual: Errors = { asked: 0, errors: 0 }): AnswersWatch {
  let [own, others] = [emptyLedger, emptyLedger];
  const before = () => sum(errorsOf(others), usual);
  return {
    async look(deployed) {
      const isOwn = (pod: DeployedPod) => pod.version === deployed.version && pod.release === deployed.release;
      const count = (known: Ledger, pods: readonly DeployedPod[]) => countCopies(parts, known, pods, EVER);
      [own, others] = await Promise.all([
        count(own, deployed.pods.filter(isOwn)),
        count(
          others,
          deployed.pods.filter((pod) => !isOwn(pod)),
        ),
      ]);
      return judgeAnswers(errorsOf(own), before());
    },
    before,
  };
}

const errorsOf = ({ sum: { asked = 0, faults = 0 } }: Ledger): Errors => ({ asked, errors: faults });
const sum = (one: Errors, other: Errors): Errors => ({
  asked: one.asked + other.asked,
  errors: one.errors + other.errors,
});
