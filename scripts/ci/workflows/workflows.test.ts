import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROOT } from '../../run-program.ts';
import { OWN_IMAGES } from '../images/image-names.ts';

const stepShape = z.object({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});
const jobShape = z.object({
  uses: z.string().optional(),
  permissions: z.record(z.string(), z.string()),
  'timeout-minutes': z.int().optional(),
  strategy: z.object({ matrix: z.object({ image: z.array(z.string()).optional() }) }).optional(),
  steps: z.array(stepShape).default([]),
});
const workflowShape = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions: z.object({}).strict(),
  concurrency: z.object({ group: z.string() }),
  jobs: z.record(z.string(), jobShape),
});
const actionShape = z.object({ runs: z.object({ steps: z.array(stepShape) }) });

const folder = join(ROOT, '.github/workflows');
const read = (file: string) => readFile(file, 'utf8');
const workflows = await Promise.all(
  (await readdir(folder)).map(async (name) => {
    const text = await read(join(folder, name));
    return { name, text, ...workflowShape.parse(parse(text)) };
  }),
);
const setUp = await read(join(ROOT, '.github/actions/set-up/action.yml'));
const texts = [...workflows.map(({ text }) => text), setUp];
const jobs = workflows.flatMap(({ name, jobs }) =>
  Object.entries(jobs).map(([job, what]) => ({ job: `${name}: ${job}`, ...what })),
);
const steps = [...jobs.flatMap(({ steps }) => steps), ...actionShape.parse(parse(setUp)).runs.steps];

test("an action of others is the one commit of one version, wherever it's used", () => {
  const pins = new Map<string, Set<string>>();
  for (const line of texts.flatMap((text) => text.match(/uses: .*/g) ?? [])) {
    if (line.startsWith('uses: ./')) continue;
    const [, action = '', pin = ''] = /^uses: ([\w-]+\/[\w/-]+)@([0-9a-f]{40} # v\d+\.\d+\.\d+)$/.exec(line) ?? [];
    expect(pin, line).not.toBe('');
    pins.set(action, (pins.get(action) ?? new Set()).add(pin));
  }
  expect(pins.size).toBeGreaterThan(4);
  for (const [action, all] of pins) expect([...all], action).toHaveLength(1);
});

test('nothing that strangers send runs with rights of this repository', () => {
  for (const { name, on } of workflows) {
    expect(Object.keys(on), name).not.toContain('pull_request_target');
    expect(Object.keys(on), name).not.toContain('workflow_run');
  }
  for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')))
    expect(step.with?.['persist-credentials']).toBe(false);
  // What a person or a branch named is a value in a script, never a part of it.
  for (const { run } of steps) expect(run ?? '').not.toContain('${{');
});

test('a job ends by itself, and only what makes a release may write', () => {
  for (const { job, uses, permissions, 'timeout-minutes': minutes } of jobs) {
    expect(uses ?? minutes, job).toBeDefined();
    if (!job.startsWith('release.yml')) expect(Object.values(permissions), job).not.toContain('write');
  }
});

test('what steps run is there', () => {
  const runs = steps.map(({ run }) => run ?? '').join('\n');
  const files = runs.match(/\b(?:scripts|tests)\/[\w./-]+/g) ?? [];
  expect(files.length).toBeGreaterThan(15);
  for (const file of files) expect(existsSync(join(ROOT, file)), file).toBe(true);
});

test('every image of ours is built and signed', () => {
  const built = jobs.flatMap(({ strategy }) => (strategy?.matrix.image ? [strategy.matrix.image] : []));
  expect(built).toEqual([OWN_IMAGES.map(({ name }) => name), OWN_IMAGES.map(({ name }) => name)]);
});
