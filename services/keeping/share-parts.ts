import type { MeadowEvent } from '../../contract/events.ts';
import type { ServedModel } from '../../contract/shapes/predictor.ts';
import type { Model } from '../domain/model.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { KeptHome } from '../ports/kept-home.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Parcels } from '../ports/parcels.ts';

/** What versions and projects are made files with, and files versions and projects. */
export interface ShareParts {
  catalog: Pick<Catalog, 'projects' | 'versions' | 'photos' | 'snapshots' | 'runs' | 'live' | 'enter'>;
  objects: ObjectStore;
  parcels: Parcels;
  home: KeptHome;
  clock: Clock;
  version: string;
  emit(event: MeadowEvent): void;
  /** A version and where its file lies. Throws `model-missing`. */
  served(version: string): Promise<ServedModel>;
  /** Has what answers photos load a version and ask it its probes. Throws `model-refused`. */
  verify(model: ServedModel): Promise<void>;
  readVersion(version: string): Promise<Model>;
  /** The files of a version in a format that other programs read. */
  portable(format: 'tfjs' | 'onnx', model: Model): Promise<Record<string, Uint8Array>>;
  /** Makes a folder with these files, whole or not at all. Throws `bad-request` where something lies there. */
  writeFolder(folder: string, files: Record<string, Uint8Array>): Promise<void>;
  /** SHA-256 of the backbone that is here. */
  backbone(): Promise<string>;
  /** The project of that id, where it is in another place. */
  elsewhere(id: string): Promise<{ id: string } | undefined>;
  /** Where a project of that id was, before it was deleted, says nothing of the one that comes. */
  forgetPlace(id: string): Promise<void>;
  /** Who works here. */
  person: string;
}
