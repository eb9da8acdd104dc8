import type { DashboardPlan } from './make-dashboard.ts';

export const stack: DashboardPlan = {
  uid: 'meadow-stack',
  title: 'Meadow: stack',
  panels: [
    {
      title: 'Alerts that are raised',
      unit: 'short',
      queries: [
        {
          expr: 'count by (alertname, project, service) (ALERTS{alertstate="firing"})',
          legend: '{{alertname}} {{project}} {{service}}',
          mayBeEmpty: true,
        },
      ],
    },
    {
      title: 'Services that answer',
      unit: 'short',
      max: 1,
      queries: [
        { expr: 'up', legend: '{{job}} {{instance}}' },
        { expr: 'meadow_service_up', legend: '{{service}}' },
      ],
    },
    {
      title: 'Seconds until a service answers',
      unit: 's',
      queries: [
        { expr: 'meadow_service_seconds', legend: '{{service}}' },
        { expr: 'scrape_duration_seconds', legend: '{{job}} {{instance}}' },
      ],
    },
    {
      title: "The engine's disk",
      about: 'That of the store, on which all volumes are. An alert is raised where less than a tenth is free.',
      unit: 'bytes',
      queries: [
        { expr: 'minio_cluster_capacity_usable_free_bytes', legend: 'free' },
        { expr: 'minio_cluster_capacity_usable_total_bytes', legend: 'there' },
      ],
    },
    {
      title: "The machine's memory",
      unit: 'bytes',
      queries: [
        { expr: 'node_memory_MemTotal_bytes - node_memory_MemAvailable_bytes', legend: 'in use' },
        { expr: 'node_memory_MemTotal_bytes', legend: 'there' },
      ],
    },
    {
      title: "The machine's processors",
      unit: 'percentunit',
      max: 1,
      queries: [{ expr: '1 - avg(rate(node_cpu_seconds_total{mode="idle"}[5m]))', legend: 'busy' }],
    },
    {
      title: 'Requests to the store a second',
      unit: 'reqps',
      queries: [
        { expr: 'sum by (api) (rate(minio_s3_requests_total[5m]))', legend: '{{api}}' },
        { expr: 'sum(rate(minio_s3_requests_errors_total[5m]))', legend: 'failed', mayBeEmpty: true },
      ],
    },
    {
      title: "Redis's memory",
      unit: 'bytes',
      queries: [{ expr: 'meadow_redis_memory_bytes', legend: 'redis' }],
    },
    {
      title: 'Questions Redis had an answer to',
      unit: 'percentunit',
      max: 1,
      queries: [
        {
          expr: 'rate(meadow_redis_hits[5m]) / (rate(meadow_redis_hits[5m]) + rate(meadow_redis_misses[5m])) >= 0',
          legend: 'answered',
          mayBeEmpty: true,
        },
      ],
    },
    {
      title: 'Verdicts Redis remembers',
      unit: 'short',
      queries: [{ expr: 'meadow_redis_verdicts', legend: 'verdicts' }],
    },
  ],
};
