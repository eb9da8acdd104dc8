import { implement } from '@orpc/server';
import type { Handlers } from '../../contract/handlers.ts';
import { type Contract, contract } from '../../contract/index.ts';
import type { Log } from '../ports/log.ts';
import { toOrpcError, typeStreamErrors } from './orpc-faults.ts';

/** What answers the contract, feature by feature. */
export type Features = { [Name in keyof Contract]: Handlers<Contract[Name]> };

export type CoreRouter = ReturnType<typeof createRouter>;

/** The contract, answered: inputs and outputs checked by shape, everything thrown a typed error. */
export function createRouter(features: Features, log: Log) {
  const { system, predicting, history, projects, models, photos, training, serving, settings, doctor } = features;
  const os = implement(contract).use(async ({ next, path }) => {
    try {
      const result = await next();
      return { ...result, output: typeStreamErrors(result.output, path.join('.'), log) };
    } catch (error) {
      throw toOrpcError(error, path.join('.'), log);
    }
  });
  return os.router({
    system: {
      about: os.system.about.handler(bare(system.about)),
      events: os.system.events.handler(bare(system.events)),
      link: os.system.link.handler(bare(system.link)),
    },
    predicting: {
      start: os.predicting.start.handler(plain(predicting.start)),
      open: os.predicting.open.handler(plain(predicting.open)),
      add: os.predicting.add.handler(plain(predicting.add)),
      close: os.predicting.close.handler(plain(predicting.close)),
      cancel: os.predicting.cancel.handler(plain(predicting.cancel)),
      watch: os.predicting.watch.handler(plain(predicting.watch)),
      list: os.predicting.list.handler(bare(predicting.list)),
      export: os.predicting.export.handler(plain(predicting.export)),
      forget: os.predicting.forget.handler(plain(predicting.forget)),
    },
    history: {
      search: os.history.search.handler(plain(history.search)),
      summary: os.history.summary.handler(plain(history.summary)),
      remove: os.history.remove.handler(plain(history.remove)),
      export: os.history.export.handler(plain(history.export)),
    },
    projects: {
      list: os.projects.list.handler(bare(projects.list)),
      select: os.projects.select.handler(plain(projects.select)),
    },
    models: {
      list: os.models.list.handler(plain(models.list)),
      card: os.models.card.handler(plain(models.card)),
    },
    photos: {
      references: os.photos.references.handler(plain(photos.references)),
      get: os.photos.get.handler(plain(photos.get)),
      watch: os.photos.watch.handler(plain(photos.watch)),
      cancel: os.photos.cancel.handler(plain(photos.cancel)),
    },
    training: {
      start: os.training.start.handler(plain(training.start)),
      watch: os.training.watch.handler(plain(training.watch)),
      cancel: os.training.cancel.handler(plain(training.cancel)),
    },
    serving: {
      state: os.serving.state.handler(bare(serving.state)),
      configure: os.serving.configure.handler(plain(serving.configure)),
      renewKey: os.serving.renewKey.handler(bare(serving.renewKey)),
      restart: os.serving.restart.handler(bare(serving.restart)),
      log: os.serving.log.handler(bare(serving.log)),
    },
    settings: {
      get: os.settings.get.handler(bare(settings.get)),
      change: os.settings.change.handler(plain(settings.change)),
    },
    doctor: {
      run: os.doctor.run.handler(bare(doctor.run)),
      fix: os.doctor.fix.handler(plain(doctor.fix)),
    },
  });
}

interface Call<Input> {
  input: Input;
  signal?: AbortSignal | undefined;
}

interface BareCall {
  signal?: AbortSignal | undefined;
}

function bare<Output>(answer: (input?: undefined, signal?: AbortSignal) => Output) {
  return ({ signal }: BareCall) => answer(undefined, signal);
}

/** Features are plain functions; oRPC calls with one object. */
function plain<Input, Output>(answer: (input: Input, signal?: AbortSignal) => Output) {
  return ({ input, signal }: Call<Input>) => answer(input, signal);
}
