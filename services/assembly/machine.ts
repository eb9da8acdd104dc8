import type { MeadowEvent } from '../../contract/events.ts';
import { systemClock } from '../adapters/local/clock.ts';
import type { NetworkChoice } from '../domain/network/network-choice.ts';
import { createEvents, type Events } from '../events/events.ts';
import { createJobs, type Jobs } from '../jobs/jobs.ts';
import { choiceOf } from '../network/choice-of.ts';
import { allInStack, createPlaces, type Places } from '../places/places.ts';
import type { Clock } from '../ports/clock.ts';
import type { Downloader } from '../ports/downloader.ts';
import type { Launcher } from '../ports/launcher.ts';
import type { Log } from '../ports/log.ts';
import type { Scratch } from '../ports/scratch.ts';
import { createSettings, type SettingsFeature } from '../settings/settings.ts';
import type { Closing } from './closing.ts';
import type { CoreOptions } from './core.ts';
import { createFiles, type Files } from './files.ts';
import { createLazyDecoder, createLazyDownloader, type LazyDecoder, lazyNetworkAccess } from './lazy-adapters.ts';
import { createPhotoReader, createPictureReader } from './pictures.ts';
import { findPhoto } from './places/find-photo.ts';
import { createOpenPlaces, type OpenPlaces } from './places/open-places.ts';
import { createStackOutbox, type LazyOutbox } from './places/outbox.ts';
import { type Recording, recordByPlace } from './places/record-by-place.ts';
import type { Records } from './records.ts';
import { type RunningPrograms, watchPrograms } from './running-programs.ts';
import { userName } from './user-name.ts';

export interface MachineParts extends CoreOptions {
  /** This core's own: those of the laptop, or in the stack those of the stack. */
  own: Records;
  /** For archives that are being sent. */
  scratch: Scratch;
  launcher: Launcher;
  /** Where commands come in. */
  door: { answers(): Promise<boolean>; listenAnew(): Promise<void> };
  log: Log;
  closing: Closing;
}

/** What there is once in a core, in whatever places its projects are. */
export interface Machine extends MachineParts {
  clock: Clock;
  events: Events;
  emit(event: MeadowEvent): void;
  jobs: Jobs;
  settings: SettingsFeature;
  files: Files;
  decoder: LazyDecoder;
  /** By the one way in which this core asks the internet. */
  downloader: Downloader;
  /** That way, as it is chosen now. */
  networkChoice(): Promise<NetworkChoice>;
  /** Programs of Meadow that this core started. */
  running: RunningPrograms['running'];
  /** Who works here. */
  person: string;
  /** Which project is where. */
  places: Places;
  opened: OpenPlaces;
  outbox: LazyOutbox;
  recorded: Recording;
}

export function layMachine({ launcher, ...given }: MachineParts): Machine {
  const parts = { ...given, ...watchPrograms(launcher) };
  const { own } = parts;
  const events = createEvents();
  const emit = (event: MeadowEvent) => events.publish(event);
  const decoder = createLazyDecoder();
  const opened = createOpenPlaces();
  const bytesOf = (hash: string) => findPhoto(opened, hash);
  const files = createFiles(
    {
      thumbnails: createPictureReader({ thumbnails: own.thumbnails, bytesOf, decoder }),
      photos: createPhotoReader({ decoder }, bytesOf),
      originals: bytesOf,
    },
    systemClock,
  );
  const jobs = createJobs({ events, clock: systemClock });
  const settings = createSettings({
    records: own.catalog.settings,
    emit,
    certificates: lazyNetworkAccess.certificates,
  });
  const places = parts.recordsAt === undefined ? createPlaces(own.catalog.settings) : allInStack();
  const choice = () =>
    choiceOf({ settings, secrets: own.secrets, records: own.catalog.settings, access: lazyNetworkAccess });
  const downloader = createLazyDownloader(choice);
  parts.closing.defer(downloader.close);
  const common = {
    ...parts,
    clock: systemClock,
    events,
    emit,
    jobs,
    settings,
    files,
    decoder,
    downloader,
    networkChoice: choice,
    places,
    opened,
  };
  const outbox = createStackOutbox(common);
  return { ...common, person: userName(), outbox, recorded: recordByPlace(common, outbox) };
}
