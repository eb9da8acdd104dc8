import type { TrafficSeries } from '../../../contract/shapes/traffic.ts';

/** Which parts the Monitoring page has, by what was asked and answered in the span it shows. */
export const monitoringParts = (series: TrafficSeries | undefined) => {
  const counted = series?.since !== undefined;
  return {
    traffic: counted,
    drift: counted,
    versions: counted && series.total.predictions > 0 && series.versions.length > 0,
    /** What raises an alert is set before anything was asked. */
    thresholds: true,
  };
};
