import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readCompose } from './read-compose.ts';
import { isOn, levelOf, levels, parts, usualMemory } from './weight.ts';

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
  for (const { services, off } of parts) {
    expect(isOn(services, read().services)).toBe(true);
    const { services: rules } = read({ ...off });
    expect(
      rules
        .filter(({ replicas }) => replicas === 0)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...services].sort());
    expect(isOn(services, rules)).toBe(false);
  }
});

test('lighter takes less', () => {
  const [light, normal, all] = (['light', 'normal', 'all'] as const).map((level) => memory(set(levels[level])));
  expect(light).toBeLessThan(normal!);
  expect(normal).toBeLessThan(all!);
  expect(all).toBeLessThan(2500);
});
