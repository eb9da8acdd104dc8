import { createMlflowTracker } from '../../services/adapters/mlflow/tracker.ts';

/** The MLflow to test with, such as `http://127.0.0.1:5000`. */
export const MLFLOW = process.env.MEADOW_TEST_MLFLOW;

/** A tracker for runs of a project that no other test has. */
export const trackerOf = (
  project: string,
  options: { address?: string; patience?: number; nameOf?: (run: string) => Promise<string> } = {},
) => createMlflowTracker({ address: MLFLOW!, ...options }, { projectOf: async () => project, ...options });

export const ownProject = (): string => `test-${crypto.randomUUID()}`;

/** Does what a person does in MLflow's own pages. */
export async function askMlflow(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${MLFLOW}/api/2.0/mlflow/${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(await response.text());
  return response.json() as Promise<Record<string, unknown>>;
}
