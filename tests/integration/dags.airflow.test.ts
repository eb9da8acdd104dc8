import { describe, expect, it } from 'vitest';
import { AIRFLOW, airflowContainer, docker } from '../ports/running-stack.ts';

/** Imports each file as Airflow does, and prints the pipelines, and what was asked of the network meanwhile. */
const PROGRAM = `
import gc, glob, importlib, json, os, sys
import airflow.sdk, airflow.sdk.bases.operator
touched = []
OF_INTEREST = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
sys.addaudithook(lambda event, args: touched.append(event) if event in OF_INTEREST else None)
sys.path.insert(0, "/opt/meadow/dags")
for file in sorted(glob.glob("/opt/meadow/dags/*.py")): importlib.import_module(os.path.basename(file)[:-3])
dags = [each.dag_id for each in gc.get_objects() if type(each) is airflow.sdk.DAG]
tasks = {task.task_id: [str(getattr(task.trigger_rule, "value", task.trigger_rule)), sorted(task.upstream_task_ids), not task.downstream_task_ids] for task in importlib.import_module("new_data").taken.operator.dag.tasks}
print(json.dumps({"dags": sorted(set(dags)), "touched": touched, "tasks": tasks}))
`;

describe.skipIf(!AIRFLOW)('the pipelines of the stack (MEADOW_TEST_AIRFLOW)', { timeout: 120_000 }, () => {
  it('are read without the network', async () => {
    const said = await docker('exec', '-w', '/opt', airflowContainer(), 'python3', '-c', PROGRAM);
    const { dags, touched, tasks } = JSON.parse(said.split('\n').at(-1)!);
    expect(dags).toEqual(['new_data', 'performance_watch', 'retrain', 'weekly']);
    expect(touched).toEqual([]);
    // A bad inbox fails the run, and keeps no project from being looked at.
    expect(tasks).toMatchObject({
      look: ['all_done', ['inbox'], false],
      taken: ['all_success', ['inbox'], true],
    });
  });
});
