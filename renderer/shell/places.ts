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

/** What lies together in the rail: what a person who sorts photos does; what runs it; what sets it up and looks it over. */
export type PlaceGroup = 'everyday' | 'behind' | 'foot';

export type PlaceName = keyof typeof byName;

/** A page of the rail. */
export interface Place {
  /** Its texts: `nav.NAME`. */
  name: PlaceName;
  group: PlaceGroup;
  to: string;
  /** What lies below it, as a pattern. */
  also?: string;
  icon: Icon;
  /** After `g`, this key leads there. */
  key: string;
  /** Gone to often: where there is room for five, it is one of them. */
  often?: boolean;
}

const byName = {
  predict: { group: 'everyday', to: routes.predict, also: '/batch/:id', icon: IconPredict, key: 'p', often: true },
  history: { group: 'everyday', to: routes.history, icon: IconHistory, key: 'h' },
  photos: { group: 'everyday', to: routes.photos, also: '/photos/:part', icon: IconLibrary, key: 'f', often: true },
  train: { group: 'everyday', to: routes.train, also: '/train/:part', icon: IconTrain, key: 't', often: true },
  models: { group: 'everyday', to: routes.models, also: '/models/*', icon: IconModels, key: 'm', often: true },
  monitoring: { group: 'behind', to: routes.monitoring, icon: IconMonitoring, key: 'n' },
  api: { group: 'behind', to: routes.api, icon: IconApi, key: 'a' },
  pipelines: { group: 'behind', to: routes.pipelines, also: '/pipelines/*', icon: IconPipelines, key: 'i' },
  stack: { group: 'behind', to: routes.stack, also: '/stack/*', icon: IconStack, key: 'k' },
  store: { group: 'behind', to: routes.store, also: '/store/*', icon: IconStore, key: 'o' },
  deploy: { group: 'behind', to: routes.deploy, also: '/deploy/log/*?', icon: IconDeploy, key: 'l' },
  loadTest: { group: 'behind', to: routes.loadTest, also: routes.loadTestDeployed, icon: IconLoadTest, key: 'e' },
  settings: { group: 'foot', to: routes.settings, also: `${routes.settings}/:part`, icon: IconSettings, key: 's' },
  doctor: { group: 'foot', to: routes.doctor, icon: IconDoctor, key: 'd' },
} satisfies Record<string, Omit<Place, 'name'>>;

/** Every page of the rail, in its order. */
export const places: readonly Place[] = Object.entries<Omit<Place, 'name'>>(byName).map(([name, place]) => ({
  ...place,
  name: name as PlaceName,
}));

/** The pages of the rail that lie together. */
export const placesOf = (wanted: PlaceGroup): readonly Place[] => places.filter(({ group }) => group === wanted);
