import { randomUUID } from 'node:crypto';
import type { Place } from '../../contract/shapes/place.ts';
import { createStepProcesses } from '../adapters/node/step-processes.ts';
import { photoKey, seenKey } from '../domain/object-keys.ts';
import { createHeldCatalog } from '../moving/held-catalog.ts';
import type { Orchestrator } from '../ports/orchestrator.ts';
import type { PipelineClock } from '../ports/pipeline-clock.ts';
import { createTrainLeases, type TrainLeases, trainAlone } from '../training/train-leases.ts';
import type { Closing } from './closing.ts';
import type { Files } from './files.ts';
import type { Machine } from './machine.ts';
import { createPicturesOf } from './pictures.ts';
import type { Records } from './records.ts';
import { openStackClock } from './stack-clock.ts';
import { openStackOrchestrator, type StackOrchestrator } from './stack-orchestrator.ts';

export interface GroundParts {
  place: Place;
  records: Records;
  /** The folder in which the addresses of the records lie, where they are the stack's. */
  recordsAt: string | undefined;
  /** What ends when the place is closed. */
  closing: Closing;
}

/** What the features of the projects in one place stand on. */
export interface Ground extends Machine, Omit<Records, 'close'> {
  place: Place;
  /** Other cores may work on these records at the same time. */
  shared: boolean;
  /** This core, among those that do. */
  coreName: string;
  trainLeases: TrainLeases;
  /** On this computer. */
  orchestrator: Orchestrator;
  /** In the stack, where this place is. */
  stackOrchestrator: StackOrchestrator | undefined;
  /** What looks at the triggers of projects that train there. */
  pipelines: PipelineClock | undefined;
  /** The address of a photo's small picture; none where it is not here. */
  thumbnailOf(hash: string): Promise<string | undefined>;
  /** Addresses of a photo's pictures. */
  addresses: { thumbnail: Files['address']; photo: Files['photoAddress']; original: Files['originalAddress'] };
  /** The same, of those pictures that are here. */
  picturesOf: ReturnType<typeof createPicturesOf>;
  /** Whether the bytes of a photo of a project or of the history are here. */
  photoHere(hash: string): Promise<boolean>;
  /** The bytes of a photo of a project or of the history. Throws `not-found`. */
  photoBytes(hash: string): Promise<Uint8Array>;
}

export function layGround(machine: Machine, { place, records, recordsAt, closing }: GroundParts): Ground {
  const { home, launcher, files } = machine;
  const { objects, thumbnails } = records;
  const shared = recordsAt !== undefined;
  const coreName = `${home} ${randomUUID()}`;
  const pictureHere = async (hash: string) => (await thumbnails.has(hash)) || (await objects.has(photoKey(hash)));
  const movedTo = async (project: string) => {
    const there = await machine.places.of(project);
    return there === place ? undefined : machine.opened.get(there)?.ground.catalog;
  };
  return {
    ...machine,
    ...records,
    catalog: createHeldCatalog(records.catalog, { clock: machine.clock, movedTo }),
    place,
    shared,
    coreName,
    trainLeases: shared ? createTrainLeases(records.catalog.leases, coreName, machine.clock) : trainAlone,
    closing,
    orchestrator: createStepProcesses({
      launcher,
      env: { MEADOW_HOME: home, ...(shared && { MEADOW_RECORDS: recordsAt }) },
    }),
    pipelines: shared ? openStackClock(recordsAt) : undefined,
    stackOrchestrator: shared ? openStackOrchestrator(recordsAt, machine) : undefined,
    thumbnailOf: async (hash) => ((await pictureHere(hash)) ? files.address(hash) : undefined),
    addresses: { thumbnail: files.address, photo: files.photoAddress, original: files.originalAddress },
    picturesOf: createPicturesOf({ thumbnails, objects }, files),
    photoHere: async (hash) => (await objects.has(photoKey(hash))) || (await objects.has(seenKey(hash))),
    photoBytes: async (hash) => objects.get((await objects.has(photoKey(hash))) ? photoKey(hash) : seenKey(hash)),
  };
}
