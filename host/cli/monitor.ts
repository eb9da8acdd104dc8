import type { Alert } from '../../contract/shapes/alert.ts';
import type { DriftSignal } from '../../contract/shapes/drift.ts';
import type { MonitorSpan, Traffic } from '../../contract/shapes/traffic.ts';
import { NEITHER } from '../../contract/shapes/verdict.ts';
import type { Client } from '../core-client.ts';
import { alertInWords, signalInWords } from './alert-words.ts';
import { asJson } from './as-json.ts';
import { exitCodes } from './exit-codes.ts';
import { findProject } from './find-project.ts';
import { table, visible } from './table.ts';
import type { Terminal } from './terminal.ts';
import { moment } from './trigger-words.ts';

export interface MonitorOptions {
  project?: string;
  span: MonitorSpan;
  json?: true;
}

/** `meadow monitor`: how the live version does, and what should be looked at. */
export async function monitor(
  client: Client,
  terminal: Terminal,
  { project: asked, span, json }: MonitorOptions,
): Promise<number> {
  const { id: project, name } = await findProject(client, asked);
  const [traffic, drift, alerts] = await Promise.all([
    client.monitoring.traffic({ project, span }),
    client.monitoring.drift({ project }),
    client.monitoring.alerts({ project }),
  ]);
  const open = alerts.filter(({ cleared }) => cleared === undefined);
  if (json) {
    const { from, to, total, versions } = traffic;
    const { version = null, kept, predictions, last, signals } = drift;
    await terminal.print(
      asJson({
        project,
        span,
        from,
        to,
        total,
        versions,
        drift: { version, kept, predictions, last, signals: signals.map(shortly) },
        alerts: open.map(inJson),
      }),
    );
    return exitCodes.done;
  }
  await terminal.print(visibleLines([`${name}, the last ${span}: ${totalInWords(traffic.total)}`, '']));
  if (traffic.versions.length > 0)
    await terminal.print(
      `${table([HEAD, ...traffic.versions.map((one) => [`${one.version}${one.live ? ' (live)' : ''}`, ...rowOf(one)])], terminal.columns)}\n`,
    );
  await terminal.print(
    visibleLines([
      ...(drift.kept ? [] : ['The history is switched off, so the last photos are not known: drift cannot be told.']),
      ...drift.signals.map((signal) => signalInWords(signal, drift.last)),
      '',
      ...(open.length === 0
        ? ['No alert is open.']
        : open.map((alert) => `! ${alertInWords(alert)}, since ${moment(alert.raised, new Date())}`)),
    ]),
  );
  return exitCodes.done;
}

const HEAD = ['VERSION', 'PREDICTIONS', 'NEITHER', 'P50', 'P95', 'P99', 'RIGHT'];

const rowOf = ({ predictions, verdicts, ms, judged, right }: Traffic): string[] => [
  String(predictions),
  predictions === 0 ? '' : percent((verdicts[NEITHER] ?? 0) / predictions),
  ...(ms ? [ms.p50, ms.p95, ms.p99].map((time) => `${time} ms`) : ['', '', '']),
  judged === 0 ? '' : `${right} of ${judged}`,
];

function totalInWords({ predictions, verdicts }: Traffic): string {
  if (predictions === 0) return 'nothing was asked.';
  const each = Object.entries(verdicts).map(([verdict, times]) => `${times} ${verdict}`);
  return `${predictions} ${predictions === 1 ? 'prediction' : 'predictions'}: ${each.join(', ')}.`;
}

const shortly = ({ name, state, looked, effect, threshold, now, usual }: DriftSignal) => ({
  name,
  state,
  looked,
  effect,
  threshold,
  now: now ?? null,
  usual: usual ?? null,
});

const inJson = ({ name, version, raised, value, threshold, seen }: Alert) => ({
  name,
  version,
  raised,
  value,
  threshold,
  seen,
});

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const visibleLines = (lines: readonly string[]): string => lines.map((line) => `${visible(line)}\n`).join('');
