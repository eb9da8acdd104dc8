import type { ProjectFigures } from '../../../contract/shapes/project-figures.ts';
import type { Reading } from '../../domain/metrics-text.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';

export interface ProjectReadingsParts {
  projects(): Promise<readonly { id: string }[]>;
  figures(project: string): Promise<ProjectFigures>;
  clock: Clock;
  log: Log;
}

export interface ProjectReadings {
  /** What was read last. Never waits: where it is old, it is read anew meanwhile. */
  latest(): Reading[];
}

/** Prometheus asks every 15 s; every second time is enough for what takes minutes to change. */
const OLD_MS = 25_000;
/** What could not be read anew for so long is not told any more. */
const FORGOTTEN_MS = 5 * 60_000;

/** How the projects do, a series each and figure, kept for a while: telling drift reads hundreds of predictions. */
export function createProjectReadings({ projects, figures, clock, log }: ProjectReadingsParts): ProjectReadings {
  let known: { at: number; readings: Reading[] } | undefined;
  let reading = false;

  const read = async () => {
    const all: Reading[] = [];
    // One by one: answers to people go first.
    for (const { id } of await projects()) {
      const told = await figures(id).catch((thrown: unknown) => {
        log.warn('The figures of a project could not be read', { project: id, thrown });
        return {};
      });
      all.push(...readingsOf(id, told));
    }
    known = { at: clock.now().getTime(), readings: all };
  };
  return {
    latest() {
      const age = known ? clock.now().getTime() - known.at : Number.POSITIVE_INFINITY;
      if (age >= OLD_MS && !reading) {
        reading = true;
        void read()
          .catch((thrown: unknown) => log.warn('The figures of the projects could not be read', { thrown }))
          .finally(() => {
            reading = false;
          });
      }
      return known && age < FORGOTTEN_MS ? known.readings : [];
    },
  };
}

function readingsOf(project: string, told: ProjectFigures): Reading[] {
  const { drift, accuracy, leastAccuracy, trained, weeklySince, training } = told;
  const figures: [name: string, help: string, value: number | undefined][] = [
    ['meadow_drift_shifted', 'Measures of drift that are beyond their threshold and beyond chance.', drift?.shifted],
    ['meadow_drift', 'How far the farthest measure is from usual, as a part of its threshold.', drift?.farthest],
    ['meadow_live_accuracy', 'Right among the last verdicts of the live version that a person judged.', accuracy],
    ['meadow_live_accuracy_least', 'What it should be, where an alert is wanted for it.', leastAccuracy],
    ['meadow_last_training_timestamp_seconds', 'When the last training that succeeded began.', seconds(trained)],
    [
      'meadow_weekly_training_since_timestamp_seconds',
      'Since when a training by the weekly calendar is waited for.',
      seconds(weeklySince),
    ],
    ['meadow_training_since_timestamp_seconds', 'When the training under way began.', seconds(training?.since)],
    ['meadow_training_expected_seconds', 'In which it should be done.', training?.within],
  ];
  return figures.flatMap(([name, help, value]) =>
    value === undefined ? [] : [{ name, help, labels: { project }, value }],
  );
}

const seconds = (moment: string | undefined): number | undefined =>
  moment === undefined ? undefined : Date.parse(moment) / 1000;
