import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { plans } from '../../../scripts/dashboards/all.ts';
import { DATASOURCE, makeDashboard } from '../../../scripts/dashboards/make-dashboard.ts';

const provisioned = async (file: string) =>
  parse(await readFile(new URL(`../../../compose/services/grafana/provisioning/${file}`, import.meta.url), 'utf8'));

it('ask the source of data that Grafana is given', async () => {
  const { datasources } = await provisioned('datasources/prometheus.yml');
  expect(datasources).toEqual([expect.objectContaining(DATASOURCE)]);
});

it.each(plans)('$title: every panel has an address, a place and lines with names', (plan) => {
  const { uid, panels = [] } = makeDashboard(plan);
  expect(uid).toMatch(/^meadow-[a-z]+$/);
  const ids = panels.map((panel) => ('id' in panel ? panel.id : undefined));
  expect(new Set(ids).size).toBe(plan.panels.length);
  expect(new Set(panels.map(({ gridPos }) => JSON.stringify(gridPos))).size).toBe(plan.panels.length);
  for (const { queries } of plan.panels) expect(queries.every(({ legend }) => legend !== '')).toBe(true);
});
