import { describe, expect, it } from 'vitest';
import { AIRFLOW, airflowContainer, docker } from '../ports/running-stack.ts';

/** Imports each file as Airflow does, and prints the pipelines, and what was asked of the network meanwhile. */
const PROGRAM = `
import glob, importlib, json, os, sys
import airflow.sdk, airflow.sdk.bases.operator
touched = []
OF_INTEREST = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
sys.addaudithook(lambda event, args: touched.append(event) if event in OF_INTEREST else None)
sys.path.insert(0, "/opt/meadow/dags")
modules = [importlib.import_module(os.path.basename(file)[:-3]) for file in sorted(glob.glob("/opt/meadow/dags/*.py"))]
dags = [each.dag_id for module in modules for each in vars(module).values() if isinstance(each, airflow.sdk.DAG)]
print(json.dumps({"dags": sorted(set(dags)), "touched": touched}))
`;

describe.skipIf(!AIRFLOW)('the pipelines of the stack (MEADOW_TEST_AIRFLOW)', { timeout: 120_000 }, () => {
  it('are read without the network', async () => {
    const said = await docker('exec', '-w', '/opt', airflowContainer(), 'python3', '-c', PROGRAM);
    const { dags, touched } = JSON.parse(said.split('\n').at(-1)!);
    expect(dags).toEqual(['new_data', 'performance_watch', 'retrain', 'weekly']);
    expect(touched).toEqual([]);
  });
});
