import { accuracy } from './bench/accuracy.ts';
import { say } from './bench/table.ts';

/** `npm run bench [NAME...]`: measures, and prints Markdown. */
const programs: Record<string, () => Promise<void>> = { accuracy };

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in programs));
if (unknown.length > 0)
  throw new Error(`There is no benchmark ${unknown.join(', ')}; there are ${Object.keys(programs).join(', ')}.`);

for (const [name, run] of Object.entries(programs)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  say(`\n## ${name}: \`npm run bench ${name}\`\n`);
  await run();
}
