import type { DashboardPlan } from './make-dashboard.ts';

export const airflow: DashboardPlan = {
  uid: 'meadow-airflow',
  title: 'Meadow: Airflow',
  panels: [
    {
      title: 'Whether it answers',
      unit: 'short',
      max: 1,
      queries: [{ expr: 'meadow_service_up{service="airflow"}', legend: 'airflow' }],
    },
    {
      title: 'Parts that are well, as it says',
      unit: 'short',
      max: 1,
      queries: [{ expr: 'meadow_airflow_part_up', legend: '{{part}}' }],
    },
    {
      title: 'Since a part last said that it lives',
      about: 'A scheduler or reader of pipelines that hangs is seen here first.',
      unit: 's',
      queries: [{ expr: 'meadow_airflow_heartbeat_age_seconds', legend: '{{part}}' }],
    },
    {
      title: 'Seconds until it answers',
      unit: 's',
      queries: [{ expr: 'meadow_service_seconds{service="airflow"}', legend: 'airflow' }],
    },
  ],
};
