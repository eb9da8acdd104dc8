/** Which line Python cannot read, and why: `retrain.py:7: ModuleNotFoundError…`. */
export function readImportError(trace: string): string {
  const lines = trace.trimEnd().split('\n');
  const why = (lines.findLast((line) => /^\S/.test(line)) ?? '').trim().slice(0, 200).replace(/\.$/, '');
  const places = lines.flatMap((text) => [...text.matchAll(/File ".*\/dags\/([^"]+)", line (\d+)/g)]);
  const last = places.at(-1);
  return last ? `${last[1]}:${last[2]}: ${why}` : why;
}
