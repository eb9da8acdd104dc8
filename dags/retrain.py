"""A training: photos become a version. This says only in which order; what a step does is in Meadow's own program."""

from datetime import timedelta

from airflow.sdk import DAG, Param
from airflow.sdk.bases.operator import chain

from meadow_step import MeadowBegin, MeadowStep

STEPS = ["ingest", "validate", "embed", "train", "evaluate", "register", "gate", "promote", "deploy", "report"]

with DAG(
    dag_id="retrain",
    description="A training of a Meadow project, from its photos to a version that is live.",
    schedule=None,
    catchup=False,
    # One after another: a training fills a laptop's memory and cores. Meadow lets each project have one.
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=12),
    params={
        "project": Param("", type="string", description="Which project, by its id or its name."),
        "mode": Param("quick", enum=["quick", "thorough", "deep"], description="How hard it tries."),
        "run": Param(
            "",
            type="string",
            pattern="^([a-z0-9][a-z0-9._-]*)?$",
            maxLength=100,
            description="The training that Meadow began; empty: a new one.",
        ),
        "steps": Param(STEPS, type="array", items={"enum": STEPS}, description="Which steps; from the first on."),
        "cause": Param(None, type=["object", "null"], description="Which trigger began it, and why."),
        "order": Param("", type="string", description="What that trigger calls it."),
    },
    default_args={
        "retries": 4,
        "retry_delay": timedelta(seconds=10),
        "retry_exponential_backoff": True,
        "max_retry_delay": timedelta(minutes=5),
        "execution_timeout": timedelta(hours=4),
    },
    tags=["meadow"],
) as dag:
    # It waits for as long as a training may take that the project has already.
    begin = MeadowBegin(task_id="begin", retries=720, max_retry_delay=timedelta(minutes=1))
    shards = MeadowStep(step="shards", part_of="embed", gives="shards", alone=["1/1"])
    # As many at once as there are workers; one where nobody shares them.
    embed = MeadowStep.partial(task_id="embed", step="embed", map_index_template="{{ task.shard }}").expand(
        shard=shards.output
    )
    tasks = {step: embed if step == "embed" else MeadowStep(step=step) for step in STEPS}
    chain(begin, *[task for step, task in tasks.items() for task in ([shards, task] if step == "embed" else [task])])
