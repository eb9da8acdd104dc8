"""New photos: begins trainings of projects that have enough of them."""

from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG, Asset, AssetOrTimeSchedule, CronTriggerTimetable

from meadow_look import LOOKS, begin_trainings, inbox

# Whoever stores photos tells of it here; whatever was not told is found after five minutes.
PHOTOS = Asset(name="photos", uri="meadow://photos")

with DAG(
    dag_id="new_data",
    description="Begins trainings of Meadow projects that have enough new photos.",
    schedule=AssetOrTimeSchedule(
        timetable=CronTriggerTimetable("*/5 * * * *", timezone="UTC"),
        assets=[PHOTOS],
    ),
    **LOOKS,
):
    taken = inbox()
    # An inbox that cannot be read keeps no project from being trained,
    taken >> begin_trainings("new-photos", rule="all_done")
    # and yet fails the run, which ends as the tasks do that nothing follows.
    taken >> EmptyOperator(task_id="taken")
