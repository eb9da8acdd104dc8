import type { DashboardPlan } from './make-dashboard.ts';

/** As in compose/services/prometheus/rules/api.yml: photos that are asked about. */
const ASKED = 'job="api",route=~"/v1/predict|/v2/.+/infer|/internal/classify"';

export const api: DashboardPlan = {
  uid: 'meadow-api',
  title: 'Meadow: prediction API',
  panels: [
    {
      title: 'Requests a second, by status',
      unit: 'reqps',
      queries: [
        {
          expr: `sum by (status) (rate(meadow_requests_total{${ASKED}}[5m]))`,
          legend: '{{status}}',
          mayBeEmpty: true,
        },
      ],
    },
    {
      title: 'Requests that fail',
      about: 'Answers with a status of 500 or more, as a part of all. An alert is raised from a twentieth on.',
      unit: 'percentunit',
      max: 1,
      queries: [{ expr: 'meadow:errors:rate5m / meadow:requests:rate5m >= 0', legend: 'failed', mayBeEmpty: true }],
    },
    {
      title: 'Seconds an answer takes',
      unit: 's',
      queries: [
        { expr: 'meadow:latency:p50_5m', legend: 'half of them', mayBeEmpty: true },
        { expr: 'meadow:latency:p95_5m', legend: '95 of 100', mayBeEmpty: true },
      ],
    },
    {
      title: 'Photos waiting, by replica',
      unit: 'short',
      queries: [{ expr: 'sum by (instance) (meadow_queue{job="api"})', legend: '{{instance}}' }],
    },
    {
      title: 'Verdicts a minute',
      unit: 'short',
      queries: [
        {
          expr: 'sum by (verdict) (rate(meadow_verdicts_total[5m])) * 60',
          legend: '{{verdict}}',
          mayBeEmpty: true,
        },
      ],
    },
    {
      title: 'Photos looked up in the cache, a minute',
      unit: 'short',
      queries: [
        { expr: 'sum by (outcome) (rate(meadow_cache_total[5m])) * 60', legend: '{{outcome}}', mayBeEmpty: true },
      ],
    },
    {
      title: 'Replicas',
      unit: 'short',
      queries: [
        { expr: 'sum(up{job="api"})', legend: 'answer' },
        { expr: 'count(up{job="api"})', legend: 'there' },
      ],
    },
    {
      title: 'Memory, by replica',
      unit: 'bytes',
      queries: [{ expr: 'process_resident_memory_bytes{job="api"}', legend: '{{instance}}' }],
    },
  ],
};
