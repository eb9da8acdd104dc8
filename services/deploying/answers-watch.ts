import type { DeployedCopies, DeployedPod } from '../../contract/shapes/deployment.ts';
import { emptyLedger, type Ledger } from '../domain/canary/ledger.ts';
import type { Errors } from '../domain/canary/more-errors.ts';
import type { Against } from '../domain/deploying/against.ts';
import { judgeAnswers } from '../domain/deploying/judge-answers.ts';
import { type CountParts, countCopies } from './count-copies.ts';

export interface AnswersWatch {
  /** Asks every ready copy what it has counted; why the version is to be taken back, where that says so. */
  look(deployed: DeployedCopies): Promise<Against | undefined>;
  /** What the copies of other versions answered. */
  before(): Errors;
}

export interface AnswersParts extends CountParts {
  version: string;
  /** What is known already of those before. */
  usual?: Errors;
}

/** Copies count from their start, those of before too: what is usual is what they did all their life. */
const EVER = new Date(0).toISOString();

/** What the copies of a version answer beside those it takes the place of; failures that no load explains. */
export function createAnswersWatch({ version, usual = { asked: 0, errors: 0 }, ...parts }: AnswersParts): AnswersWatch {
  let [own, others] = [emptyLedger, emptyLedger];
  const before = () => sum(errorsOf(others), usual);
  const count = (known: Ledger, pods: readonly DeployedPod[]) => countCopies(parts, known, pods, EVER);
  return {
    async look({ pods }) {
      [own, others] = await Promise.all([
        count(
          own,
          pods.filter((pod) => pod.version === version),
        ),
        count(
          others,
          pods.filter((pod) => pod.version !== version),
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
