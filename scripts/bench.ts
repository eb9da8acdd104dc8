import { accuracy } from './bench/accuracy.ts';
import { airflow } from './bench/airflow.ts';
import { backup } from './bench/backup.ts';
import { checks } from './bench/checks.ts';
import { circle } from './bench/circle.ts';
import { deep } from './bench/deep.ts';
import { deploying } from './bench/deploying.ts';
import { drift } from './bench/drift.ts';
import { gate } from './bench/gate.ts';
import { hundredClasses } from './bench/hundred-classes.ts';
import { idle } from './bench/idle.ts';
import { latency } from './bench/latency.ts';
import { loadGenerator } from './bench/load-generator.ts';
import { many } from './bench/many.ts';
import { manyPhotos } from './bench/many-photos.ts';
import { memory } from './bench/memory.ts';
import { monitoring } from './bench/monitoring.ts';
import { objectStore } from './bench/object-store.ts';
import { overload } from './bench/overload.ts';
import { peer } from './bench/peer.ts';
import { promotedToServed } from './bench/promoted-to-served.ts';
import { records } from './bench/records.ts';
import { scale } from './bench/scale.ts';
import { simulatedYear } from './bench/simulated-year.ts';
import { stack } from './bench/stack.ts';
import { start } from './bench/start.ts';
import { say } from './bench/table.ts';
import { throughput } from './bench/throughput.ts';
import { training } from './bench/training.ts';

/** `npm run bench [NAME...]`: measures, and prints Markdown. */
const programs: Record<string, () => Promise<void>> = {
  accuracy,
  deep,
  training,
  'hundred-classes': hundredClasses,
  gate,
  'simulated-year': simulatedYear,
  drift,
  checks,
  latency,
  peer,
  throughput,
  start,
  memory,
  idle,
  many,
  'many-photos': manyPhotos,
  monitoring,
  overload,
  'load-generator': loadGenerator,
  deploying,
  backup,
  records,
  scale,
  'object-store': objectStore,
  'promoted-to-served': promotedToServed,
  stack,
  airflow,
  circle,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in programs));
if (unknown.length > 0)
  throw new Error(`There is no benchmark ${unknown.join(', ')}; there are ${Object.keys(programs).join(', ')}.`);

for (const [name, run] of Object.entries(programs)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  say(`\n## ${name}: \`npm run bench ${name}\`\n`);
  await run();
}
