import type { StackLevel, StackPart } from '../../../contract/shapes/stack-weight.ts';
import type { ServiceRule } from './stack-file.ts';

type Values = Readonly<Record<string, string>>;

/** What may be left out: its services, and the variables that do it; those that do the contrary, where emptying these does not. */
interface Part {
  name: StackPart['name'];
  services: readonly string[];
  off: Values;
  on?: Values;
}

/** Anybody who starts the file by hand sets the same. */
export const parts: readonly Part[] = [
  {
    name: 'airflow',
    services: ['airflow-api', 'airflow-scheduler', 'airflow-dag-processor'],
    off: { AIRFLOW_REPLICAS: '0', AIRFLOW_PARTS: '0', COMPOSE_PROFILES: '' },
    on: { AIRFLOW_REPLICAS: '', AIRFLOW_PARTS: '' },
  },
  // Workers without Airflow have nothing to do.
  {
    name: 'airflow-worker',
    services: ['airflow-worker'],
    off: { COMPOSE_PROFILES: '' },
    on: { COMPOSE_PROFILES: 'scale', AIRFLOW_REPLICAS: '' },
  },
  { name: 'grafana', services: ['grafana'], off: { GRAFANA_REPLICAS: '0' } },
  { name: 'prometheus', services: ['prometheus'], off: { PROMETHEUS_REPLICAS: '0' } },
  { name: 'node-exporter', services: ['node-exporter'], off: { NODE_EXPORTER_REPLICAS: '0' } },
];

/** Services nothing else needs. */
export const additions: readonly string[] = parts.flatMap(({ name, services }) => (name === 'airflow' ? [] : services));

/** The variables that switch a part on; an empty value: as the file says. */
export const onOf = ({ on, off }: Part): Values => on ?? Object.fromEntries(Object.keys(off).map((name) => [name, '']));

/** An empty value: as the file says, which is all of it. */
const ALL: Values = {
  AIRFLOW_REPLICAS: '',
  AIRFLOW_PARTS: '',
  COMPOSE_PROFILES: '',
  API_REPLICAS: '',
  GRAFANA_REPLICAS: '',
  PROMETHEUS_REPLICAS: '',
  NODE_EXPORTER_REPLICAS: '',
};

export const levels: Readonly<Record<Exclude<StackLevel, 'own'>, Values>> = {
  light: { ...ALL, AIRFLOW_PARTS: '0', API_REPLICAS: '1', GRAFANA_REPLICAS: '0' },
  normal: { ...ALL, GRAFANA_REPLICAS: '0' },
  all: ALL,
};

/** The choice that variables are, each with its value or what is usual. */
export function levelOf(variables: readonly { name: string; usual: string; value?: string | undefined }[]): StackLevel {
  const known = variables.filter(({ name }) => Object.hasOwn(ALL, name));
  const is = (values: Values) => known.every(({ name, usual, value = usual }) => value === (values[name] || usual));
  return (['light', 'normal', 'all'] as const).find((level) => is(levels[level])) ?? 'own';
}

/** Whether a part is to run. */
export const isOn = (services: readonly string[], rules: readonly ServiceRule[]): boolean =>
  rules.some(({ name, replicas }) => services.includes(name) && replicas > 0);

const MIB = 2 ** 20;

/** Idle memory of one container, measured (docs/stack.md). */
const USUAL: Readonly<Record<string, number>> = {
  postgres: 41,
  minio: 110,
  mlflow: 351,
  'airflow-api': 212,
  'airflow-scheduler': 209,
  'airflow-dag-processor': 149,
  'airflow-worker': 220,
  redis: 4,
  api: 195,
  'api-front': 34,
  web: 180,
  prometheus: 26,
  grafana: 110,
  'node-exporter': 7,
};
/** Airflow's parts in one container. */
const ONE_AIRFLOW = 550;

/** Bytes a service takes while nothing is asked of it; half its ceiling where nobody has measured it. */
export function usualMemory({ name, replicas, memory, environment, oneShot }: ServiceRule): number {
  if (oneShot) return 0;
  if (name === 'airflow-api' && environment.AIRFLOW_PARTS === '0') return replicas * ONE_AIRFLOW * MIB;
  const one = Object.hasOwn(USUAL, name) ? USUAL[name]! * MIB : (memory ?? 0) / 2;
  return replicas * one;
}
