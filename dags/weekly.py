"""The calendar: each project has its own timetable and zone, so this only looks whether one is due."""

from airflow.sdk import DAG, CronTriggerTimetable

from meadow_look import LOOKS, begin_trainings

with DAG(
    dag_id="weekly",
    description="Begins trainings of Meadow projects whose time has come, also one that was missed.",
    schedule=CronTriggerTimetable("*/15 * * * *", timezone="UTC"),
    **LOOKS,
):
    begin_trainings("weekly")
