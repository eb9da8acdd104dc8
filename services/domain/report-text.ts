import type { ClusterRollout } from '../../contract/shapes/cluster-rollout.ts';
import type { TestResult } from '../../contract/shapes/model.ts';

/** What a training came to, for pages that are not Meadow's. */
export interface ReportFacts {
  run: string;
  project: string;
  mode: string;
  /** SHA-256 of the list of photos it worked on. */
  snapshot: string;
  photos: number;
  version: string;
  test: Pick<TestResult, 'accuracy' | 'interval' | 'correct' | 'total'>;
  gate: { passed: boolean; reason: string };
  live: boolean;
  /** Of the API, that were seen to answer with it. */
  replicas: number;
  /** Where Meadows outside the stack deploy it to. */
  clusters: readonly ClusterRollout[];
  commit: string;
  seconds: readonly { step: string; seconds: number }[];
  pages: { airflow: string | undefined; mlflow: string | undefined };
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** A report in Markdown. Airflow keeps 1000 characters of a note, so it is short. */
export function reportText(facts: ReportFacts): string {
  const { run, project, mode, snapshot, photos, version, test, gate, commit, seconds, pages } = facts;
  const [from, to] = test.interval;
  return [
    `# ${version}`,
    `**${project}**, ${mode}, ${photos} photos: ${test.correct} of ${test.total} test photos right, ${percent(test.accuracy)} (between ${percent(from)} and ${percent(to)} is likely: Wilson, 95 % confidence).`,
    `The gate said ${gate.passed ? 'yes' : 'no'}: ${gate.reason}`,
    stateWords(facts),
    facts.clusters.map(clusterWords).join(' '),
    seconds.map((one) => `${one.step} ${one.seconds.toFixed(1)} s`).join(', '),
    [
      `- run \`${run}\``,
      `- snapshot \`${snapshot}\``,
      `- built from \`${commit}\``,
      ...(pages.mlflow === undefined ? [] : [`- [MLflow](${pages.mlflow})`]),
      ...(pages.airflow === undefined ? [] : [`- [Airflow](${pages.airflow})`]),
    ].join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function stateWords({ live, replicas }: ReportFacts): string {
  if (!live) return 'It waits beside the version that is live.';
  return replicas === 0 ? 'It is live.' : `It is live, and ${replicas} replicas of the API answer with it.`;
}

/** Waited for: whoever has access looks for it when it is open again. */
function clusterWords({ where, by, state, fault }: ClusterRollout): string {
  const there = `In ${where} (${by})`;
  if (state === 'done') return `${there} it answers.`;
  if (state === 'failed') return `${there} it does not answer: ${fault?.message ?? 'it could not be deployed.'}`;
  if (state === 'under-way') return `${there} it is being deployed.`;
  return `${there}: waiting for a Meadow with access.`;
}
