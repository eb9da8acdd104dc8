import type { LoadPlan } from '../../../contract/shapes/load.ts';
import { type LoadStep, stepsOf } from './load-steps.ts';
import { PREDICT } from './read-address.ts';

export interface LoadScript {
  name: string;
  type: string;
  text: string;
}

/** JSON is JavaScript and, without `true`, `false` and `null`, Python as well. */
const literal = (value: string | number | readonly number[]): string => JSON.stringify(value);

/** A jump takes no time: k6 climbs over a stage, so each stair begins with one of no length. */
const stages = (steps: readonly LoadStep[]): string =>
  steps
    .flatMap(({ users, seconds }) => [
      `        { duration: '0s', target: ${users} },`,
      `        { duration: '${seconds}s', target: ${users} },`,
    ])
    .join('\n');

/** The test for k6 (https://k6.io). */
export function k6Script(plan: LoadPlan, address: string): LoadScript {
  const text = `// ${plan.profile}: at most ${plan.users} users, ${plan.seconds} seconds.
//   k6 run -e PHOTOS=a.jpg,b.jpg meadow-load.k6.js       (and -e KEY=… where the API asks for a key)
import http from 'k6/http';
import { check, sleep } from 'k6';
import { Rate } from 'k6/metrics';

const photos = (__ENV.PHOTOS || '').split(',').filter(Boolean).map((path) => open(path, 'b'));
if (photos.length === 0) throw new Error('Name photos: -e PHOTOS=a.jpg,b.jpg');

const headers = { 'Content-Type': 'application/octet-stream', 'X-Meadow-Load-Test': '1' };
if (__ENV.KEY) headers['X-API-Key'] = __ENV.KEY;

export const turnedAway = new Rate('turned_away');

export const options = {
  scenarios: {
    photos: {
      executor: 'ramping-vus',
      startVUs: ${stepsOf(plan)[0]?.users ?? 1},
      gracefulStop: '10s',
      stages: [
${stages(stepsOf(plan))}
      ],
    },
  },
};

export default function () {
  const photo = photos[(__VU + __ITER) % photos.length];
  const answer = http.post(${literal(address + PREDICT)}, photo, {
    headers,
    responseCallback: http.expectedStatuses(200, 503),
  });
  turnedAway.add(answer.status === 503);
  if (answer.status === 503) sleep(Number(answer.headers['Retry-After']) || 1);
  else check(answer, { 'has a verdict': ({ status }) => status === 200 });
}
`;
  return { name: 'meadow-load.k6.js', type: 'text/javascript', text };
}

/** The test for Locust (https://locust.io). */
export function locustFile(plan: LoadPlan, address: string): LoadScript {
  const steps = stepsOf(plan)
    .map(({ users, seconds }) => `    (${users}, ${seconds}),`)
    .join('\n');
  const text = `# ${plan.profile}: at most ${plan.users} users, ${plan.seconds} seconds.
#   PHOTOS=photos/ locust --headless -f meadow_locust.py       (and KEY=… where the API asks for a key)
import os
import pathlib
import random
import time

from locust import HttpUser, LoadTestShape, task

STEPS = [
${steps}
]
ENDINGS = {".jpg", ".jpeg", ".png", ".webp", ".avif", ".heic"}
FOLDER = pathlib.Path(os.environ.get("PHOTOS", "."))
PHOTOS = [path.read_bytes() for path in sorted(FOLDER.rglob("*")) if path.suffix.lower() in ENDINGS][:32]
if not PHOTOS:
    raise SystemExit(f"There is no photo in {FOLDER}: name a folder, PHOTOS=photos/")

HEADERS = {"Content-Type": "application/octet-stream", "X-Meadow-Load-Test": "1"}
if "KEY" in os.environ:
    HEADERS["X-API-Key"] = os.environ["KEY"]


class Photographer(HttpUser):
    host = ${literal(address)}

    @task
    def predict(self):
        with self.client.post(
            "${PREDICT}", data=random.choice(PHOTOS), headers=HEADERS, catch_response=True
        ) as answer:
            if answer.status_code == 503:
                # Turned away is no error: it is told to come back.
                answer.request_meta["name"] = "turned away"
                answer.success()
                time.sleep(float(answer.headers.get("Retry-After", 1)))


class Profile(LoadTestShape):
    def tick(self):
        gone = self.get_run_time()
        for users, seconds in STEPS:
            if gone < seconds:
                return users, 1000
            gone -= seconds
        return None
`;
  return { name: 'meadow_locust.py', type: 'text/x-python', text };
}
