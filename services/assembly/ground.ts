import type { MeadowEvent } from '../../contract/events.ts';
import { systemClock } from '../adapters/local/clock.ts';
import { createStepProcesses } from '../adapters/node/step-processes.ts';
import { photoKey, seenKey } from '../domain/object-keys.ts';
import { createEvents, type Events } from '../events/events.ts';
import { createJobs, type Jobs } from '../jobs/jobs.ts';
import type { Clock } from '../ports/clock.ts';
import type { Launcher } from '../ports/launcher.ts';
import type { Log } from '../ports/log.ts';
import type { Orchestrator } from '../ports/orchestrator.ts';
import type { Scratch } from '../ports/scratch.ts';
import { createSettings, type SettingsFeature } from '../settings/settings.ts';
import type { Closing } from './closing.ts';
import type { CoreOptions } from './core.ts';
import { createFiles, type Files } from './files.ts';
import { createLazyDecoder, type LazyDecoder } from './lazy-adapters.ts';
import { createPhotoReader, createPictureReader, createPicturesOf } from './pictures.ts';
import type { Records } from './records.ts';
import { userName } from './user-name.ts';

export interface GroundParts extends CoreOptions {
  records: Records;
  /** For archives that are being sent. */
  scratch: Scratch;
  launcher: Launcher;
  log: Log;
  closing: Closing;
}

/** What every feature of a core stands on. */
export interface Ground extends GroundParts, Records {
  clock: Clock;
  events: Events;
  emit(event: MeadowEvent): void;
  jobs: Jobs;
  settings: SettingsFeature;
  orchestrator: Orchestrator;
  files: Files;
  decoder: LazyDecoder;
  /** Who works here. */
  person: string;
  /** The address of a photo's small picture; none where it is not here. */
  thumbnailOf(hash: string): Promise<string | undefined>;
  /** Addresses of a photo's pictures. */
  addresses: { thumbnail: Files['address']; photo: Files['photoAddress'] };
  /** The same, of those pictures that are here. */
  picturesOf: ReturnType<typeof createPicturesOf>;
  /** Whether the bytes of a photo of a project or of the history are here. */
  photoHere(hash: string): Promise<boolean>;
  /** The bytes of a photo of a project or of the history. Throws `not-found`. */
  photoBytes(hash: string): Promise<Uint8Array>;
}

export function layGround(parts: GroundParts): Ground {
  const { home, launcher, records } = parts;
  const { catalog, objects, thumbnails } = records;
  const events = createEvents();
  const emit = (event: MeadowEvent) => events.publish(event);
  const decoder = createLazyDecoder();
  const files = createFiles(
    {
      thumbnails: createPictureReader({ thumbnails, objects, decoder }),
      photos: createPhotoReader({ decoder }, (hash) => objects.get(photoKey(hash))),
    },
    systemClock,
  );
  const pictureHere = async (hash: string) => (await thumbnails.has(hash)) || (await objects.has(photoKey(hash)));
  return {
    ...parts,
    ...records,
    clock: systemClock,
    events,
    emit,
    jobs: createJobs({ events, clock: systemClock }),
    settings: createSettings({ records: catalog.settings, emit }),
    orchestrator: createStepProcesses({ launcher, env: { MEADOW_HOME: home } }),
    files,
    decoder,
    person: userName(),
    thumbnailOf: async (hash) => ((await pictureHere(hash)) ? files.address(hash) : undefined),
    addresses: { thumbnail: files.address, photo: files.photoAddress },
    picturesOf: createPicturesOf({ thumbnails, objects }, files),
    photoHere: async (hash) => (await objects.has(photoKey(hash))) || (await objects.has(seenKey(hash))),
    photoBytes: async (hash) => objects.get((await objects.has(photoKey(hash))) ? photoKey(hash) : seenKey(hash)),
  };
}
