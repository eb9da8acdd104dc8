import { QueryVariableBuilder, VariableRefresh, VariableSort } from '@grafana/grafana-foundation-sdk/dashboard';
import { DATASOURCE, type DashboardPlan } from './make-dashboard.ts';

const OF = '{project=~"$project"}';

export const models: DashboardPlan = {
  uid: 'meadow-models',
  title: 'Meadow: models and drift',
  variable: new QueryVariableBuilder('project')
    .label('Project')
    .datasource(DATASOURCE)
    .query('label_values(meadow_live_version, project)')
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc)
    .includeAll(true)
    .allValue('.*')
    .multi(true)
    .current({ text: 'All', value: '$__all' }),
  panels: [
    {
      title: 'Right, of the last verdicts that were judged',
      about: "And what it should be at least, by the project's own setting.",
      unit: 'percentunit',
      max: 1,
      queries: [
        { expr: `meadow_live_accuracy${OF}`, legend: '{{project}}', mayBeEmpty: true },
        { expr: `meadow_live_accuracy_least${OF}`, legend: '{{project}}, at least' },
      ],
    },
    {
      title: 'Drift, as a part of its threshold',
      about:
        'Of the measure that is farthest from usual. From 1 on, an alert is raised where chance does not explain it.',
      unit: 'percentunit',
      queries: [{ expr: `meadow_drift${OF}`, legend: '{{project}}', mayBeEmpty: true }],
    },
    {
      title: 'Measures that have shifted',
      unit: 'short',
      queries: [{ expr: `meadow_drift_shifted${OF}`, legend: '{{project}}', mayBeEmpty: true }],
    },
    {
      title: 'Since the last training',
      unit: 's',
      queries: [
        {
          expr: `time() - meadow_last_training_timestamp_seconds${OF}`,
          legend: '{{project}}',
          mayBeEmpty: true,
        },
      ],
    },
    {
      title: 'Version that answers',
      unit: 'short',
      max: 1,
      queries: [{ expr: `meadow_live_version${OF}`, legend: '{{project}}: {{version}}' }],
    },
    {
      title: 'Verdicts a minute, by version',
      unit: 'short',
      queries: [
        {
          expr: 'sum by (version) (rate(meadow_verdicts_total[5m])) * 60',
          legend: '{{version}}',
          mayBeEmpty: true,
        },
      ],
    },
    {
      title: 'Projects and versions',
      unit: 'short',
      queries: [
        { expr: 'meadow_projects', legend: 'projects' },
        { expr: 'meadow_versions', legend: 'versions' },
      ],
    },
    {
      title: 'In MLflow',
      unit: 'short',
      queries: [
        { expr: 'meadow_mlflow_experiments', legend: 'experiments' },
        { expr: 'meadow_mlflow_models', legend: 'registered models' },
      ],
    },
  ],
};
