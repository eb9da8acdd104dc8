/** A line of a chart: its name, and a value a sample, none where there is none. */
export interface ReportLine {
  name: string;
  color: string;
  dash?: string;
  values: readonly (number | undefined)[];
}

export interface ReportChart {
  title: string;
  lines: readonly ReportLine[];
  /** What stands at the top of the axis. */
  show: (value: number) => string;
}

/** All that a report says, in the words of its reader. */
export interface ReportWords {
  language: string;
  title: string;
  verdict: string;
  passed: boolean;
  sentences: readonly string[];
  about: string;
  figures: readonly (readonly [name: string, value: string])[];
  charts: readonly ReportChart[];
  levels: { title: string; rows: readonly (readonly string[])[] };
  failures: { title: string; lines: readonly string[] };
  made: string;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

const [WIDTH, HEIGHT] = [720, 180];

/** A path through the values, broken where there is none. */
export function linePath(values: readonly (number | undefined)[], most: number): string {
  const step = values.length > 1 ? WIDTH / (values.length - 1) : 0;
  return values
    .map((value, at) => {
      if (value === undefined) return '';
      const begins = values[at - 1] === undefined;
      return `${begins ? 'M' : 'L'}${(at * step).toFixed(1)} ${(HEIGHT * (1 - value / most)).toFixed(1)}`;
    })
    .join('');
}

function chart({ title, lines, show }: ReportChart): string {
  const most = Math.max(1e-9, ...lines.flatMap(({ values }) => values.filter((value) => value !== undefined)));
  const paths = lines.map(
    ({ color, dash, values }) =>
      `<path d="${linePath(values, most)}" fill="none" stroke="${color}" stroke-width="2"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`,
  );
  const legend = lines.map(
    ({ name, color, dash }) =>
      `<span><svg width="24" height="8" aria-hidden="true"><line x1="0" x2="24" y1="4" y2="4" stroke="${color}" stroke-width="2"${dash ? ` stroke-dasharray="${dash}"` : ''}/></svg> ${safe(name)}</span>`,
  );
  return `<figure><figcaption>${safe(title)} <small>0 – ${safe(show(most))}</small></figcaption>
<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${safe(title)}">${paths.join('')}</svg>
<p class="legend">${legend.join(' ')}</p></figure>`;
}

function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[], tag: string) => row.map((cell) => `<${tag}>${safe(cell)}</${tag}>`).join('');
  return `<table><thead><tr>${cells(head, 'th')}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('')}</tbody></table>`;
}

const STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{max-width:52rem;margin:2rem auto;padding:0 1rem}
h1{margin-bottom:.25rem}.verdict{padding:1rem;border-radius:.6rem;border:2px solid;border-color:light-dark(#a8261d,#ff9d92)}
.verdict.passed{border-color:light-dark(#1c6a42,#7fd3a2)}.verdict p{margin:.25rem 0 0}dl{display:flex;flex-wrap:wrap;gap:.5rem 2rem}
dt{font-size:.85rem;opacity:.75}dd{margin:0;font-size:1.4rem;font-weight:600}figure{margin:1.5rem 0}figcaption{font-weight:600}
.chart{width:100%;height:11rem;border-bottom:1px solid;border-left:1px solid}.legend{font-size:.85rem}.legend span{margin-right:1rem}
table{border-collapse:collapse}th,td{padding:.3rem 1rem .3rem 0;text-align:left;font-variant-numeric:tabular-nums}`;

/** A page of its own, which needs no network and runs no script. */
export function reportHtml(words: ReportWords): string {
  const { language, title, verdict, passed, sentences, about, figures, charts, levels, failures, made } = words;
  return `<!doctype html>
<html lang="${safe(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${safe(title)}</title><style>${STYLE}</style></head>
<body>
<h1>${safe(title)}</h1>
<p>${safe(about)}</p>
<div class="verdict${passed ? ' passed' : ''}"><strong>${safe(verdict)}</strong>${sentences.map((one) => `<p>${safe(one)}</p>`).join('')}</div>
<dl>${figures.map(([name, value]) => `<div><dt>${safe(name)}</dt><dd>${safe(value)}</dd></div>`).join('')}</dl>
${charts.map(chart).join('\n')}
<h2>${safe(levels.title)}</h2>
${table(levels.rows)}
${failures.lines.length > 0 ? `<h2>${safe(failures.title)}</h2><ul>${failures.lines.map((line) => `<li>${safe(line)}</li>`).join('')}</ul>` : ''}
<footer><small>${safe(made)}</small></footer>
</body>
</html>
`;
}
