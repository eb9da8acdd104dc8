import { VizLegendOptionsBuilder } from '@grafana/grafana-foundation-sdk/common';
import type { Dashboard, QueryVariableBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { DashboardBuilder, DashboardLinkBuilder, DashboardLinkType } from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/timeseries';

/** One question to Prometheus, and what its lines are called. */
export interface Query {
  expr: string;
  legend: string;
  /** It may have no line yet: nothing was asked, trained or judged, or nothing is wrong. */
  mayBeEmpty?: true;
}

/** A chart over time. */
export interface Panel {
  title: string;
  /** What it tells, where the title does not. */
  about?: string;
  /** By Grafana's name of it. */
  unit: string;
  max?: number;
  queries: readonly Query[];
}

export interface DashboardPlan {
  /** Its address in Grafana, and the name of its file. */
  uid: string;
  title: string;
  panels: readonly Panel[];
  variable?: QueryVariableBuilder;
}

/** As compose/services/grafana/provisioning/datasources names it. */
export const DATASOURCE = { type: 'prometheus', uid: 'prometheus' };

const HEIGHT = 8;
/** Of 24: two beside each other. */
const WIDTH = 12;

/** What Grafana reads. Every dashboard has one look and leads to the others. */
export function makeDashboard({ uid, title, panels, variable }: DashboardPlan): Dashboard {
  const dashboard = new DashboardBuilder(title)
    .id(null)
    .uid(uid)
    .tags(['meadow'])
    .timezone('browser')
    .refresh('15s')
    .time({ from: 'now-1h', to: 'now' })
    .link(new DashboardLinkBuilder('Meadow').type(DashboardLinkType.Dashboards).tags(['meadow']).keepTime(true));
  if (variable) dashboard.withVariable(variable);
  for (const [at, panel] of panels.entries()) dashboard.withPanel(makePanel(panel, at));
  return dashboard.build();
}

function makePanel({ title, about, unit, max, queries }: Panel, at: number): PanelBuilder {
  const panel = new PanelBuilder()
    .id(at + 1)
    .title(title)
    .datasource(DATASOURCE)
    .unit(unit)
    .min(0)
    .legend(new VizLegendOptionsBuilder().showLegend(true))
    .gridPos({ x: (at % 2) * WIDTH, y: Math.floor(at / 2) * HEIGHT, w: WIDTH, h: HEIGHT });
  if (about !== undefined) panel.description(about);
  if (max !== undefined) panel.max(max);
  for (const [place, { expr, legend }] of queries.entries())
    panel.withTarget(
      new DataqueryBuilder()
        .refId(String.fromCharCode('A'.charCodeAt(0) + place))
        .datasource(DATASOURCE)
        .expr(expr)
        .range()
        .legendFormat(legend),
    );
  return panel;
}
