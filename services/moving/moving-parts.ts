import type { MeadowEvent } from '../../contract/events.ts';
import type { Place } from '../../contract/shapes/place.ts';
import type { Fault } from '../domain/fault.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { SettingRecords } from '../ports/catalog/settings.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
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
  /** Throws, in words, where a place does not answer, or is not to be had from here. */
  recordsOf(place: Place): Promise<PlaceRecords>;
  /** Those of this core, which are there when the stack is not. */
  settings: SettingRecords;
  jobs: Jobs;
  clock: Clock;
  emit(event: MeadowEvent): void;
  /** Who works here. */
  person: string;
  /** From now on no core trains the project there, until what this gives is called; none where one does. */
  trainNoMore(project: string, there: Place): Promise<(() => Promise<void>) | undefined>;
  /** Has who answers photos read models where they are now; until then they are read where they were. */
  serveFromThere(): Promise<void>;
}

/** The two ends of a move. */
export interface Route {
  from: PlaceRecords;
  into: PlaceRecords;
  to: Place;
}
