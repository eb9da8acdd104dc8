import { expect, it } from 'vitest';
import { type ReportFacts, reportText } from './report-text.ts';

const facts: ReportFacts = {
  run: 'airflow-0123456789abcdef01234567',
  project: 'Lawn',
  mode: 'quick',
  snapshot: 'a'.repeat(64),
  photos: 60,
  version: 'lawn-2',
  test: { correct: 11, total: 12, accuracy: 11 / 12, interval: [0.65, 0.99] },
  gate: { passed: true, reason: 'Not worse.' },
  live: true,
  replicas: 2,
  clusters: [],
  commit: 'b'.repeat(40),
  seconds: [
    { step: 'ingest', seconds: 0.24 },
    { step: 'embed', seconds: 12 },
  ],
  pages: {
    airflow: 'http://127.0.0.1:8080/dags/retrain/runs/x',
    mlflow: 'http://127.0.0.1:5001/#/experiments/1/runs/y',
  },
};

it('says what was trained, on what, how well, what the gate said, how long it took, and from which sources', () => {
  const text = reportText(facts);
  for (const part of [
    '# lawn-2',
    '**Lawn**, quick, 60 photos: 11 of 12 test photos right, 91.7 % (between 65.0 % and 99.0 % is likely: Wilson, 95 % confidence).',
    'The gate said yes: Not worse.',
    'It is live, and 2 replicas of the API answer with it.',
    'ingest 0.2 s, embed 12.0 s',
    facts.run,
    facts.snapshot,
    facts.commit,
    '[MLflow](http://127.0.0.1:5001/#/experiments/1/runs/y)',
  ])
    expect(text).toContain(part);
  // What Airflow keeps of a note.
  expect(text.length).toBeLessThan(1000);
});

it('says that a version waits, and leaves out what is not known', () => {
  const gate = { passed: false, reason: 'Worse on 3 photos.' };
  const text = reportText({
    ...facts,
    live: false,
    gate,
    seconds: [],
    pages: { airflow: undefined, mlflow: undefined },
  });
  expect(text).toContain('The gate said no: Worse on 3 photos.');
  expect(text).toContain('It waits beside the version that is live.');
  expect(text).not.toContain('undefined');
  expect(text).not.toContain('](');
});

it('says how it stands in clusters, and which Meadow is waited for', () => {
  const at = { meadow: 'one', by: 'Anna' };
  const fault = {
    code: 'rollout-failed',
    message: 'lawn-2 did not get ready: no room.',
    hint: '',
    retry: false,
  } as const;
  const text = reportText({
    ...facts,
    clusters: [
      { ...at, where: 'kind', state: 'done' },
      { ...at, where: 'docker-desktop', state: 'failed', fault: { ...fault, details: {} } },
      { ...at, where: 'minikube', state: 'waiting' },
    ],
  });
  expect(text).toContain(
    'In kind (Anna) it answers. In docker-desktop (Anna) it does not answer: lawn-2 did not get ready: no room. In minikube (Anna): waiting for a Meadow with access.',
  );
});
