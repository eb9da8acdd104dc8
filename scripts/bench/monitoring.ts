import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { monitorSpan } from '../../contract/shapes/traffic.ts';
import { createCore } from '../../services/assembly/core.ts';
import { fillTraffic } from './monitoring/fill-traffic.ts';
import { measurePage } from './monitoring/measure-page.ts';
import { median, percent, say, table, timed } from './table.ts';

const DAYS = 92;
const ROUNDS = 9;

/** Three months of a prediction a second: what their counts take, how soon they are read, and how they are drawn. */
export async function monitoring(): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'meadow-bench-monitoring-'));
  const open = () => createCore({ home, host: 'cli', open: false, link: () => Promise.reject(new Error()) });
  try {
    // A first core makes the starter known.
    await (await open()).close();
    const { counted, bytes } = await fillTraffic(home, 'dandelion-or-grass-1', DAYS);
    const core = await open();
    const client = createRouterClient(core.router);
    const project = 'dandelion-or-grass';
    const { total } = await client.monitoring.traffic({ project, span: 'quarter' });
    const rows: string[][] = [['span', 'points', 'read in']];
    for (const span of monitorSpan.options) {
      const times: number[] = [];
      let points = 0;
      for (let round = 0; round < ROUNDS; round++)
        times.push(
          await timed(async () => {
            points = (await client.monitoring.traffic({ project, span })).points.length;
          }),
        );
      rows.push([span, String(points), `${median(times).toFixed(0)} ms`]);
    }
    await core.close();
    say(`${counted} predictions in ${DAYS} days; the counts take ${(bytes / 1e6).toFixed(1)} MB.`);
    say(`The three months drawn hold ${total.predictions} of them.\n`);
    say(table(rows));
    const { spans, lost, lostByEmpty } = await measurePage(home);
    const standstill = (ms: number) => (ms === 0 ? 'none over 50 ms' : `${ms.toFixed(0)} ms`);
    say('');
    say(
      table([
        ['click on', 'drawn after', 'longest standstill'],
        ...spans.map(({ span, drawn, still }) => [span, `${drawn.toFixed(0)} ms`, standstill(still)]),
      ]),
    );
    say('');
    say(
      `Frames lost while the pointer wanders over the charts: ${percent(lost)}; over an empty page: ${percent(lostByEmpty)}.`,
    );
  } finally {
    await rm(home, { recursive: true });
  }
}
