import type { Icon } from '@tabler/icons-react';
import {
  IconApi,
  IconDeploy,
  IconDoctor,
  IconHistory,
  IconLibrary,
  IconLoadTest,
  IconModels,
  IconMonitoring,
  IconPipelines,
  IconPredict,
  IconSettings,
  IconStack,
  IconStore,
  IconTrain,
} from '../components/icons.ts';
import { routes } from '../pages/routes.ts';

/** A page of the rail. */
export interface Place {
  /** Its texts: `nav.NAME`. */
  name: keyof typeof byName;
  to: string;
  /** What lies below it, as a pattern. */
  also?: string;
  icon: Icon;
  /** After `g`, this key leads there. */
  key: string;
  /** Gone to often: where there is room for five, it is one of them. */
  often?: boolean;
  /** Gone to seldom: apart from the others. */
  seldom?: boolean;
}

const byName = {
  predict: { to: routes.predict, also: '/batch/:id', icon: IconPredict, key: 'p', often: true },
  history: { to: routes.history, icon: IconHistory, key: 'h' },
  api: { to: routes.api, icon: IconApi, key: 'a' },
  photos: { to: routes.photos, also: '/photos/:part', icon: IconLibrary, key: 'f', often: true },
  train: { to: routes.train, also: '/train/:part', icon: IconTrain, key: 't', often: true },
  pipelines: { to: routes.pipelines, also: '/pipelines/*', icon: IconPipelines, key: 'i' },
  models: { to: routes.models, also: '/models/*', icon: IconModels, key: 'm', often: true },
  stack: { to: routes.stack, also: '/stack/*', icon: IconStack, key: 'k' },
  store: { to: routes.store, also: '/store/*', icon: IconStore, key: 'o' },
  deploy: { to: routes.deploy, also: '/deploy/log/*', icon: IconDeploy, key: 'l' },
  loadTest: { to: routes.loadTest, also: routes.loadTestDeployed, icon: IconLoadTest, key: 'e' },
  monitoring: { to: routes.monitoring, icon: IconMonitoring, key: 'n' },
  settings: { to: routes.settings, also: `${routes.settings}/:part`, icon: IconSettings, key: 's', seldom: true },
  doctor: { to: routes.doctor, icon: IconDoctor, key: 'd', seldom: true },
} satisfies Record<string, Omit<Place, 'name'>>;

/** Every page of the rail, in its order. */
export const places: readonly Place[] = Object.entries<Omit<Place, 'name'>>(byName).map(([name, place]) => ({
  ...place,
  name: name as Place['name'],
}));
