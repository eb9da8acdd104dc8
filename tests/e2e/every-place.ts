import { routes } from '../../renderer/pages/routes.ts';

const STARTER = 'dandelion-or-grass-1';

/** Something of each kind that a place names: what is there, and what is not, which its page says. */
const named: Record<string, readonly string[]> = {
  batch: [routes.batch('gone')],
  pipelineRun: [routes.pipelineRun('retrain', 'gone')],
  taskLog: [routes.taskLog('retrain', 'gone', 'train', 1)],
  model: [routes.model(STARTER), routes.model('gone')],
  snapshot: [routes.snapshot(STARTER)],
  compare: [routes.compare(STARTER), routes.compare(STARTER, STARTER)],
  stackLog: [routes.stackLog(), routes.stackLog('api')],
  bucket: [routes.bucket('photos')],
  bucketRules: [routes.bucketRules('photos')],
  settingsPart: [routes.settingsPart('network')],
  deployLog: [routes.deployLog(), routes.deployLog('gone')],
};

/** Every page of the window; a new route that names something is asked for here. */
export const everyPlace: readonly string[] = [
  ...Object.entries(routes).flatMap(([name, route]) =>
    typeof route === 'string' ? [route] : (named[name] ?? missing(name)),
  ),
  '/nowhere',
];

function missing(name: string): never {
  throw new Error(`Nobody said what to look at on the page of the route "${name}".`);
}
