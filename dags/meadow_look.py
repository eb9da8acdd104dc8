"""Tasks that ask Meadow's own program which projects are to be trained and why, and begin that."""

import json
import subprocess
from datetime import timedelta

from airflow.providers.standard.operators.trigger_dagrun import TriggerDagRunOperator
from airflow.sdk import task
from airflow.sdk.exceptions import AirflowException, AirflowFailException

BAD_DATA = 65

# What a pipeline that begins trainings is given: it looks again soon, so it need not try for long; only until Airflow
# has come up, where it was just started.
LOOKS = {
    "catchup": False,
    # Two looks at once would wait for each other.
    "max_active_runs": 1,
    "dagrun_timeout": timedelta(minutes=30),
    "default_args": {
        "retries": 4,
        "retry_delay": timedelta(seconds=10),
        "retry_exponential_backoff": True,
        "max_retry_delay": timedelta(minutes=2),
        "execution_timeout": timedelta(minutes=10),
    },
    "tags": ["meadow"],
}


def ask(*words):
    """Runs `meadow look ...`, which ends when this task does; gives what it says."""
    with subprocess.Popen(
        ["meadow", "look", *words, "--watched"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        text = process.stdout.read()
    said = json.loads(text) if text.strip() else {}
    if process.returncode == 0:
        return said
    fault = said.get("error") or {"message": f"The look ended unexpectedly (exit {process.returncode})."}
    sentence = f"{fault.get('message')} {fault.get('hint', '')}".strip()
    raise (AirflowFailException if process.returncode == BAD_DATA else AirflowException)(sentence)


@task
def inbox():
    """Photos that were put straight into the bucket."""
    return ask("--inbox")


def begin_trainings(*triggers, rule="all_success"):
    """Two tasks: `look`, and `retrain` once for each project that is to be trained. One that began already is left."""

    @task(trigger_rule=rule)
    def look():
        orders = ask(*[word for name in triggers for word in ("--trigger", name)])["orders"]
        return [
            {"trigger_run_id": order["order"], "conf": order}
            for order in orders
        ]

    orders = look()
    TriggerDagRunOperator.partial(
        task_id="retrain",
        trigger_dag_id="retrain",
        logical_date=None,
        skip_when_already_exists=True,
        openlineage_inject_parent_info=False,
        map_index_template="{{ task.conf['project'] }}",
    ).expand_kwargs(orders)
    return orders
