import type { MeadowEvent } from '../../contract/events.ts';
import { servingState } from '../../contract/serving.ts';
import { createPredictorClient } from '../adapters/http/predictor-client.ts';
import { systemClock as clock } from '../adapters/local/clock.ts';
import { openHome } from '../adapters/local/home.ts';
import { checkPort } from '../adapters/node/check-port.ts';
import { createStepProcesses } from '../adapters/node/step-processes.ts';
import { createChecks } from '../checks/checks.ts';
import { createCorrections } from '../corrections/corrections.ts';
import { createDoctor } from '../doctor/doctor.ts';
import { photoKey, seenKey } from '../domain/object-keys.ts';
import { createEvents } from '../events/events.ts';
import { createHistory } from '../history/history.ts';
import { createJobs } from '../jobs/jobs.ts';
import { createModels } from '../models/models.ts';
import { createPhotos } from '../photos/photos.ts';
import type { Launcher } from '../ports/launcher.ts';
import type { Log } from '../ports/log.ts';
import { createAsk } from '../predicting/ask-predictor.ts';
import { createPredicting } from '../predicting/predicting.ts';
import { createProjects } from '../projects/projects.ts';
import { createReferences } from '../references/references.ts';
import { createServing, type Serving } from '../serving/serving.ts';
import { createSettings } from '../settings/settings.ts';
import { createSnapshots } from '../snapshots/snapshots.ts';
import { createTraining } from '../training/training.ts';
import { readWeights } from './backbone.ts';
import { checkNewPhotos } from './check-new-photos.ts';
import type { Closing } from './closing.ts';
import type { CoreOptions } from './core.ts';
import { createFiles, type Files } from './files.ts';
import { createJobsFeature } from './jobs-feature.ts';
import {
  lazyArchives as archives,
  createLazyDecoder,
  lazyDownloader as downloader,
  lazyPainter as painter,
} from './lazy-adapters.ts';
import { createDress, createPhotoReader, createPictureReader, createPicturesOf, photosHere } from './pictures.ts';
import { predictorOnDemand } from './predictor-on-demand.ts';
import type { Records } from './records.ts';
import type { Features } from './router.ts';
import { createShelf } from './shelf.ts';
import { readStarter } from './starter.ts';
import { createSystem } from './system.ts';
import { tidyDaily, tidyHourly } from './tidying.ts';
import { userName } from './user-name.ts';

export interface JoinParts extends CoreOptions {
  records: Records;
  launcher: Launcher;
  log: Log;
  closing: Closing;
}

/** Joins the features to each other and to the adapters of this laptop, and starts what runs by itself. */
export async function joinFeatures(parts: JoinParts): Promise<{ features: Features; files: Files }> {
  const { home, open, apiPort: port, records, launcher, log, closing } = parts;
  const { catalog, objects, thumbnails, tracker, secrets } = records;
  const events = createEvents();
  const emit = (event: MeadowEvent) => events.publish(event);
  const jobs = createJobs({ events, clock });
  const settings = createSettings({ records: catalog.settings, emit });
  const projects = createProjects({
    catalog,
    clock,
    emit,
    objects,
    thumbnails,
    currentId: async () => (await settings.get()).project,
    setCurrentId: async (project) => void (await settings.update({ project })),
  });
  const decoder = createLazyDecoder();
  const starter = await readStarter();
  const files = createFiles(
    {
      thumbnails: createPictureReader({ thumbnails, objects, decoder }),
      photos: createPhotoReader({ decoder }, (hash) => objects.get(photoKey(hash))),
    },
    clock,
  );
  const pictureHere = async (hash: string) => (await thumbnails.has(hash)) || (await objects.has(photoKey(hash)));
  const thumbnailOf = async (hash: string) => ((await pictureHere(hash)) ? files.address(hash) : undefined);
  const bytesHere = async (hash: string) =>
    objects.get((await objects.has(photoKey(hash))) ? photoKey(hash) : seenKey(hash));
  const models = createModels({
    catalog,
    objects,
    clock,
    emit,
    starter,
    person: userName(),
    verify: (model) => serving.verify(model),
    follow: () => serving.shelfChanged(),
    picturesOf: createPicturesOf({ thumbnails, objects }, files),
    photoBytes: bytesHere,
    classify: (photo, options) => ask(photo, options),
  });
  await models.begin();
  const history = createHistory({
    records: catalog.predictions,
    objects,
    thumbnails,
    clock,
    emit,
    settings: async () => (await settings.get()).history,
    addressOf: files.address,
    neededElsewhere: async (hashes) => (await photosHere(objects, hashes)).union(predicting.shown()),
  });
  const serving = createServing({
    launcher,
    connect: createPredictorClient,
    clock,
    log,
    open,
    port,
    settings,
    secrets,
    shelf: createShelf({ catalog, models, currentProject: projects.current, log }),
    record: history.record,
    checkPort,
    emit,
  });
  const predictor = open ? serving.predictor : predictorOnDemand(serving);
  const ask = createAsk({ predictor, clock });
  const predicting = createPredicting({
    predictor,
    jobs,
    clock,
    log,
    emit,
    record: history.record,
    keepPhoto: history.keepPhoto,
    named: catalog.predictions.named,
    thumbnails,
    painter,
    checkVersion: async (version) => void (await models.served(version)),
    dress: createDress({ thumbnails, objects }, files),
  });
  const references = createReferences({
    jobs,
    objects,
    thumbnails,
    decoder,
    downloader,
    referencesOf: async (version) => (await models.read(version)).references,
  });
  const photos = createPhotos({
    catalog,
    objects,
    thumbnails,
    decoder,
    downloader,
    archives,
    jobs,
    clock,
    emit,
    user: userName(),
    predicted: { bytes: bytesHere },
    addresses: { thumbnail: files.address, photo: files.photoAddress },
  });
  const corrections = createCorrections({
    catalog,
    clock,
    emit,
    person: userName(),
    thumbnailOf,
    photoHere: async (hash) => (await objects.has(photoKey(hash))) || (await objects.has(seenKey(hash))),
    async addPhotos(project, hashes, label) {
      await photos.addPredicted({ project, hashes, label });
      // A photo that the project had already keeps its label when it is added; a correction says it anew.
      await photos.label({ project, hashes, label });
    },
  });
  const orchestrator = createStepProcesses({ launcher, env: { MEADOW_HOME: home, MEADOW_CONFIG: '' } });
  const checks = createChecks({
    catalog,
    objects,
    jobs,
    orchestrator,
    emit,
    addresses: { thumbnail: files.address, photo: files.photoAddress },
  });
  const training = createTraining({
    catalog,
    objects,
    tracker,
    emit,
    jobs,
    clock,
    orchestrator,
    person: userName(),
    currentProject: projects.current,
    selectProject: async (project) => projects.select({ project }),
    async onRegistered({ version }) {
      await models.announce(version);
      await serving.shelfChanged();
    },
  });
  await training.begin();
  const system = createSystem({ ...parts, events });
  const doctor = createDoctor({
    folder: home,
    openFolder: () => openHome(home),
    catalog,
    readStarter: async () => models.read(starter.version),
    readBackbone: readWeights,
    serving: {
      ...serving,
      state: async () => servingState.parse(await serving.state()),
      ready: () => {
        serving.start();
        return serving.ready();
      },
    },
  });

  const tidying = { tidies: { history: history.tidy, photos: photos.tidy }, clock, log };
  const end = new AbortController();
  closing.defer(events.close);
  closing.defer(serving.stop);
  closing.defer(predicting.clear);
  closing.defer(decoder.close);
  closing.defer(jobs.close);
  closing.defer(() => end.abort());
  void followProject(events.subscribe(end.signal), serving);
  if (open) {
    serving.start();
    void tidyHourly(tidying, end.signal);
    void checkNewPhotos({ events: events.subscribe(end.signal), checks, jobs, clock, log, signal: end.signal });
  } else {
    closing.defer(() => tidyDaily(catalog, tidying));
  }
  return {
    features: {
      system,
      jobs: createJobsFeature(jobs),
      predicting,
      history,
      projects,
      models,
      references,
      photos,
      corrections,
      checks,
      training,
      serving,
      settings,
      doctor,
      snapshots: createSnapshots({ catalog, objects, thumbnailOf }),
    },
    files,
  };
}

/** Another project's version answers when another project is chosen. */
async function followProject(events: AsyncIterable<MeadowEvent>, serving: Serving): Promise<void> {
  for await (const { type } of events)
    if (type === 'project.selected' || type === 'projects.changed') await serving.shelfChanged();
}
