import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readCompose } from '../../../services/domain/stack/read-compose.ts';
import { docker, ENGINE } from './real-engine.ts';

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const CONFIG = pathOf('../../../compose/services/prometheus');
const FILE = pathOf('../../../compose/compose.yaml');
/** What promtool is asked: series, and which alerts they raise. */
const CASES = pathOf('rules');

const { services } = readCompose({ file: FILE, text: await readFile(FILE, 'utf8'), variables: {} });
const IMAGE = services.find(({ name }) => name === 'prometheus')!.image;
const here = (await ENGINE?.image(IMAGE)) !== undefined;

/** Runs promtool in the stack's own image, without a mount: not every engine sees this computer's folders. */
async function promtool(command: string): Promise<string> {
  const name = `${process.env.MEADOW_TEST_PREFIX ?? 'meadow-test'}-promtool-${randomBytes(4).toString('hex')}`;
  await docker(['create', '--name', name, '--entrypoint', 'sh', IMAGE, '-c', `promtool ${command} 2>&1`]);
  try {
    await docker(['cp', CONFIG, `${name}:/tmp/prometheus`]);
    await docker(['cp', CASES, `${name}:/tmp/rules`]);
    return await docker(['start', '-a', name]).catch((failed: Error & { stdout?: string }) => {
      throw new Error(failed.stdout ?? failed.message, { cause: failed });
    });
  } finally {
    await docker(['rm', '-f', name]);
  }
}

describe.skipIf(!here)(`Prometheus's rules (needs a container engine with ${IMAGE})`, () => {
  it('are read, and so is the configuration that names them', { timeout: 60_000 }, async () => {
    expect(await promtool('check config /tmp/prometheus/prometheus.yml')).toContain('3 rule files found');
  });

  it('raise each alert when they should, and only then', { timeout: 60_000 }, async () => {
    expect(await promtool('test rules /tmp/rules/*.yml')).not.toContain('FAILED');
  });
});

const rules = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.union([
          z.object({ alert: z.string(), annotations: z.object({ summary: z.string().endsWith('.') }) }),
          z.object({ record: z.string() }),
        ]),
      ),
    }),
  ),
});
const cases = z.object({
  tests: z.array(
    z.object({
      alert_rule_test: z.array(z.object({ alertname: z.string(), exp_alerts: z.array(z.unknown()).default([]) })),
    }),
  ),
});

describe.each(await readdir(`${CONFIG}/rules`))('rules/%s', (file) => {
  it('has each alert tried where it fires and where it does not', async () => {
    const read = async (folder: string) => parse(await readFile(`${folder}/${file}`, 'utf8'));
    const named = rules
      .parse(await read(`${CONFIG}/rules`))
      .groups.flatMap((group) => group.rules.flatMap((rule) => ('alert' in rule ? [rule.alert] : [])));
    const tried = cases.parse(await read(CASES)).tests.flatMap((one) => one.alert_rule_test);
    for (const alert of named) {
      const of = tried.filter(({ alertname }) => alertname === alert).map((one) => one.exp_alerts.length > 0);
      expect({ alert, tried: [...new Set(of)].sort() }).toEqual({ alert, tried: [false, true] });
    }
  });
});
