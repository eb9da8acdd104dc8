import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readCompose } from './read-compose.ts';
import { isOn, levelOf, levels, onOf, parts, usualMemory } from './weight.ts';

const FILE = fileURLToPath(new URL('../../../compose/compose.yaml', import.meta.url));
const text = await readFile(FILE, 'utf8');
const read = (variables: Record<string, string> = {}) => readCompose({ file: FILE, text, variables });
const set = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
const levelWith = (values: Record<string, string>) =>
  levelOf(read(values).variables.map((variable) => ({ ...variable, value: values[variable.name] })));
const memory = (values: Record<string, string>) =>
  read(values).services.reduce((sum, rule) => sum + usualMemory(rule), 0) / 2 ** 20;

test('each choice is told from the variables it sets, and nothing set is all of it', () => {
  expect(levelWith({})).toBe('all');
  for (const level of ['light', 'normal', 'all'] as const) expect(levelWith(set(levels[level]))).toBe(level);
  expect(levelWith({ API_REPLICAS: '5' })).toBe('own');
});

test('the file knows every variable of the choices and the parts', () => {
  const names = new Set(read().variables.map(({ name }) => name));
  for (const values of [...Object.values(levels), ...parts.map(({ off }) => off)])
    for (const name of Object.keys(values)) expect(names).toContain(name);
});

test('a part that is off has no container of its services left, and all others have theirs', () => {
  for (const part of parts) {
    const { services, off } = part;
    expect(isOn(services, read(set({ ...off, ...onOf(part) })).services)).toBe(true);
    const { services: rules } = read({ COMPOSE_PROFILES: 'scale', ...off });
    expect(
      rules
        .filter(({ replicas }) => replicas === 0)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...services, ...(part.name === 'airflow' ? ['airflow-worker'] : [])].sort());
    expect(isOn(services, rules)).toBe(false);
  }
});

test('workers are those of Celery, and photos are shared by as many', () => {
  const of = (values: Record<string, string>, name: string) =>
    read(values).services.find((rule) => rule.name === name)!;
  const plain = of({}, 'airflow-scheduler').environment;
  expect(plain).toMatchObject({ AIRFLOW__CORE__EXECUTOR: 'LocalExecutor', MEADOW_WORKERS: '' });
  expect(of({}, 'airflow-worker').replicas).toBe(0);
  const three = { COMPOSE_PROFILES: 'scale', AIRFLOW_WORKERS: '3' };
  expect(of(three, 'airflow-worker').replicas).toBe(3);
  for (const name of ['airflow-api', 'airflow-scheduler', 'airflow-worker'])
    expect(of(three, name).environment).toMatchObject({
      AIRFLOW__CORE__EXECUTOR: 'CeleryExecutor,LocalExecutor',
      AIRFLOW__CORE__PARALLELISM: '3',
      MEADOW_WORKERS: '3',
    });
});

test('lighter takes less', () => {
  const [light, normal, all] = (['light', 'normal', 'all'] as const).map((level) => memory(set(levels[level])));
  expect(light).toBeLessThan(normal!);
  expect(normal).toBeLessThan(all!);
  expect(all).toBeLessThan(2500);
});
