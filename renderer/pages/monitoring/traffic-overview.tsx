import type { MonitorSpan, TrafficSeries } from '../../../contract/shapes/traffic.ts';
import { TrafficCharts } from './charts/traffic-charts.tsx';
import { NothingInSpan } from './empty.tsx';
import { Figures } from './figures.tsx';
import { monitoringParts } from './monitoring-parts.ts';
import { VersionTable } from './version-table.tsx';

interface Props {
  series: TrafficSeries;
  span: MonitorSpan;
  narrowed: boolean;
  onSpan: (span: MonitorSpan) => void;
}

/** What was asked and answered in a span: as figures, as charts, by version. */
export function TrafficOverview({ series, span, narrowed, onSpan }: Props) {
  if (series.total.predictions === 0) return <NothingInSpan span={span} narrowed={narrowed} onSpan={onSpan} />;
  return (
    <>
      <Figures total={series.total} span={span} />
      <TrafficCharts series={series} span={span} />
      {monitoringParts(series).versions && <VersionTable versions={series.versions} />}
    </>
  );
}
