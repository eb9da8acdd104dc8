import type { MeadowEvent } from '../../contract/events.ts';
import type { Place } from '../../contract/shapes/place.ts';
import type { Fault } from '../domain/fault.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Tracker } from '../ports/tracker.ts';

/** A tracker that writes later says when it has. */
export type SettledTracker = Tracker & {
  settle?(within: number): Promise<void>;
  state?(): Promise<{ count: number; fault?: Fault }>;
};

/** What is kept of projects in one place. */
export interface PlaceRecords {
  catalog: Catalog;
  objects: ObjectStore;
  tracker: SettledTracker;
}

export interface MovingParts {
  /** Which project lives where. */
  places: { of(project: string): Promise<Place>; put(project: string, place: Place): Promise<void> };
  /** Throws, in words, where the stack does not answer. */
  records: { laptop: PlaceRecords; stack(): Promise<PlaceRecords> };
  jobs: Jobs;
  clock: Clock;
  log: Log;
  emit(event: MeadowEvent): void;
  /** Whether a training or a check of the project is under way. */
  isBusy(project: string): boolean;
  /** From now on no training of the project begins here, until what this gives is called. */
  trainNoMore(project: string): () => void;
}

/** The two ends of a move. */
export interface Route {
  from: PlaceRecords;
  into: PlaceRecords;
  to: Place;
}
