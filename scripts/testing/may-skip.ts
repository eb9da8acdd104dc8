/** Tests that no machine can all run; where CI=true, any other skipped test is a failure. */
const ALWAYS: RegExp[] = [
  /\bon Windows\b/,
  /\bon macOS\b/,
  /\(Linux: /,
  /\bonly root may mount\b/,
  /\bneeds onnxruntime\b/,
  // They need a stack that runs already, and wait for its Airflow for half an hour; the test of the whole stack does the
  // most important of it.
  /\bMEADOW_TEST_(?:AIRFLOW|SCALE)\b/,
  // The whole stack once more, in a cluster: minutes, and 4 GB.
  /\bMEADOW_TEST_KUBERNETES_STACK\b/,
  /\bmetrics-server in the cluster\b/,
  // A packaged app: a job of its own has one, and says so.
  /\bMEADOW_TEST_APP\b/,
];

/** What may be skipped besides, where the environment says by a variable of this name that the machine has none. */
const WHERE_NONE: Record<string, RegExp[]> = {
  MEADOW_TEST_NO_ENGINE: [/\bcontainer engine\b/, /\bdocker compose\b/, /\bMEADOW_TEST_(?:S3|MLFLOW)\b/],
  MEADOW_TEST_NO_CLUSTER: [/\bMEADOW_TEST_KUBECONFIG\b/, /\bMEADOW_TEST_KUBERNETES_VALIDATE\b/, /\bkubectl\b/],
  MEADOW_TEST_NO_POSTGRES: [/\bMEADOW_TEST_POSTGRES\b/],
  MEADOW_TEST_NO_TFJS_NODE: [/\bMEADOW_TEST_TFJS_NODE\b/],
  MEADOW_TEST_PUBLIC_PHOTOS: [/\bwith ants-vs-bees\b/, /\bwith flowers\b/],
};

/** Whether a test of this name may be skipped in CI, in an environment that says what its machine has not. */
export const maySkip = (name: string, env: Record<string, string | undefined>): boolean =>
  [...ALWAYS, ...Object.entries(WHERE_NONE).flatMap(([variable, names]) => (env[variable] ? names : []))].some(
    (pattern) => pattern.test(name),
  );
