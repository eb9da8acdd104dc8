"""How live versions do: begins trainings where they are right too seldom, where photos changed, or after a failure."""

from airflow.sdk import DAG, CronTriggerTimetable

from meadow_look import LOOKS, begin_trainings

with DAG(
    dag_id="performance_watch",
    description="Begins trainings of Meadow projects whose live version does worse, or whose training failed.",
    # Not when the others look, too.
    schedule=CronTriggerTimetable("7-59/15 * * * *", timezone="UTC"),
    **LOOKS,
):
    begin_trainings("live-accuracy", "drift", "failed-run")
