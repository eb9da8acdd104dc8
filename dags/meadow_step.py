"""A task that runs one step of a training with Meadow's own program, which both of its orchestrators run."""

import json
import os
import subprocess
import threading
import time
from urllib.parse import quote

from airflow.sdk import BaseOperator
from airflow.sdk.exceptions import AirflowException, AirflowFailException, AirflowSkipException

BAD_DATA = 65
# It stops by itself within ten seconds; Airflow waits five before it kills.
GRACE_SECONDS = 4
# How far it is is kept so often: each time is a call to Airflow's API.
PACE_SECONDS = 1.0


class MeadowTask(BaseOperator):
    """`meadow step ...`. What it says last is the task's result; its fault is kept under `fault`."""

    def __init__(self, **rest):
        super().__init__(**rest)
        self._process = None

    def _run(self, arguments, ti):
        process = self._process = subprocess.Popen(
            ["meadow", "step", *arguments, "--watched"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        said = []
        reader = threading.Thread(target=lambda: said.extend(process.stdout), daemon=True)
        reader.start()
        try:
            self._follow(process, ti)
            code = process.wait()
        finally:
            self._stop()
        reader.join(GRACE_SECONDS)
        words = _read("".join(said))
        if code == 0:
            return words
        fault = words.get("error") or {"code": "internal", "message": f"The step ended unexpectedly (exit {code})."}
        self._tell(ti, "fault", fault)
        sentence = f"{fault.get('message')} {fault.get('hint', '')}".strip()
        if code == BAD_DATA:
            raise AirflowFailException(sentence)
        raise AirflowException(sentence)

    def _follow(self, process, ti):
        told, untold = 0.0, None
        for line in process.stderr:
            message = _read(line)
            progress = message.get("progress")
            if not message:
                self.log.info("%s", line.rstrip())
            elif progress is None:
                continue
            elif time.monotonic() - told >= PACE_SECONDS:
                self._tell(ti, "progress", progress)
                told, untold = time.monotonic(), None
            else:
                untold = progress
        if untold is not None:
            self._tell(ti, "progress", untold)

    def _tell(self, ti, key, value):
        """Keeps a note for who looks on. Where that fails the work goes on: it is worth more."""
        try:
            ti.xcom_push(key=key, value=value)
        except Exception:
            self.log.warning("Airflow did not keep %s", key, exc_info=True)

    def on_kill(self):
        self._stop()

    def _stop(self):
        process = self._process
        if process is None or process.poll() is not None:
            return
        process.terminate()
        try:
            process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()


class MeadowBegin(MeadowTask):
    """Names Meadow's training: the one a core has begun, whose record is told where it runs, else a new one."""

    def execute(self, context):
        params = context["params"]
        run = context["dag_run"]
        page = f"{os.environ.get('MEADOW_AIRFLOW_ORIGIN', '')}/dags/{run.dag_id}/runs/{quote(run.run_id)}"
        # In one word each: what begins with a hyphen is a value too.
        arguments = ["begin", f"--id={run.run_id}", f"--page={page}"]
        if params["run"]:
            arguments.append(f"--run={params['run']}")
        else:
            arguments += [f"--project={params['project']}", f"--mode={params['mode']}"]
            if params["cause"]:
                arguments.append(f"--cause={json.dumps(params['cause'])}")
            if params["order"]:
                arguments.append(f"--order={params['order']}")
        begun = self._run(arguments, context["ti"])
        if "skip" in begun:
            raise AirflowSkipException(begun["skip"])
        return begun


class MeadowStep(MeadowTask):
    """
    `meadow step NAME --run ID`. `shard`: the part of the step this task does. `gives`: what of that it says is the task's
    result. `alone`: the result where no workers share the work; then the program is not even asked. `part_of`: the step it
    belongs to, where it is none itself.
    """

    template_fields = ("run",)

    def __init__(
        self,
        *,
        step: str,
        run: str = "{{ ti.xcom_pull(task_ids='begin')['run'] }}",
        task_id=None,
        shard=None,
        gives=None,
        alone=None,
        part_of=None,
        **rest,
    ):
        super().__init__(task_id=task_id or step, **rest)
        self.step = step
        self.run = run
        self.shard = shard
        self.gives = gives
        self.alone = alone
        self.part_of = part_of or step

    def execute(self, context):
        if self.part_of not in context["params"]["steps"]:
            raise AirflowSkipException(f"{self.part_of} was not asked for.")
        if self.alone is not None and int(os.environ.get("MEADOW_WORKERS") or 1) < 2:
            return self.alone
        part = [f"--shard={self.shard}"] if self.shard else []
        words = self._run([self.step, f"--run={self.run}", *part], context["ti"])
        return words[self.gives] if self.gives else words


def _read(line):
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
