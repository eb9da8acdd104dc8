import type { Check } from '../../../contract/shapes/check.ts';
import { routes } from '../routes.ts';
import { checkKind } from './check-names.ts';

const places = {
  'disk-space': ['folder', routes.settingsPart('folder')],
  'folder-copy': ['folder', routes.settingsPart('folder')],
  memory: ['computing', routes.settingsPart('computing')],
  network: ['network', routes.settingsPart('network')],
  database: ['restore', routes.settingsPart('restore')],
  predictor: ['api', routes.api],
  'api-port': ['api', routes.api],
  replicas: ['stack', routes.stack],
  engine: ['stack', routes.stack],
  'engine-proxy': ['network', routes.settingsPart('network')],
  'stack-port': ['stack', routes.stack],
  'stack-memory': ['stack', routes.stack],
  'stack-disk': ['stack', routes.stack],
  kubernetes: ['deploy', routes.deploy],
} as const;
type Kind = keyof typeof places;

const isKind = (kind: string | undefined): kind is Kind => kind !== undefined && Object.hasOwn(places, kind);

/** Where something is done about what a check found: what the place is called, and the way there. */
export function placeOf({ name, state }: Pick<Check, 'name' | 'state'>) {
  const kind = checkKind(name);
  if (state === 'ok' || !isKind(kind)) return undefined;
  const [called, to] = places[kind];
  return { called, to };
}
