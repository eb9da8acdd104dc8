import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { docker } from './real-engine.ts';

const READY = `fetch('http://127.0.0.1:8000/health/ready').then(async (answer) => console.log(await answer.text()))`;
const LONGEST_MS = 90_000;
const readiness = z.object({ ready: z.boolean(), version: z.string() });
const counted = z.object({ total: z.object({ predictions: z.int() }) });

/** The API of a stack that runs, and the core of its service `web`. */
export function apiInStack(project: string, port: number) {
  const web = `${project}-web-1`;
  const meadow = (...words: string[]) => docker(['exec', web, 'meadow', ...words]);
  const replicas = async () => {
    const filters = [`label=com.docker.compose.project=${project}`, 'label=com.docker.compose.service=api'];
    const names = await docker(['ps', '--format', '{{.Names}}', ...filters.flatMap((one) => ['--filter', one])]);
    return names.split('\n').toSorted();
  };
  return {
    web,
    meadow,
    replicas,
    /** What each replica answers with, those that are ready. */
    async versions(): Promise<string[]> {
      const said = (await replicas()).map(async (name) => {
        const { ready, version } = readiness.parse(JSON.parse(await docker(['exec', name, 'node', '-e', READY])));
        return ready ? [version] : [];
      });
      return (await Promise.all(said)).flat();
    },
    /** What the history counts of a project's predictions. */
    counted: async (name: string) =>
      counted.parse(JSON.parse(await meadow('monitor', '--project', name, '--json'))).total.predictions,
    /** The version that answered: of that project, or of the one that is worked on. */
    async ask(photo: Uint8Array, name?: string): Promise<string> {
      const query = name === undefined ? '' : `?project=${name}`;
      const answer = await fetch(`http://127.0.0.1:${port}/v1/predict${query}`, {
        method: 'POST',
        headers: { 'content-type': 'image/jpeg', connection: 'close' },
        body: new Uint8Array(photo),
      });
      return z.object({ version: z.string() }).parse(await answer.json()).version;
    },
    /** Gives up before the test's own time is over, so that the line that waited is known. */
    async until(holds: () => Promise<boolean>): Promise<void> {
      const end = performance.now() + LONGEST_MS;
      while (!(await holds())) {
        if (performance.now() > end) throw new Error(`It did not come true in ${LONGEST_MS} ms.`);
        await sleep(100);
      }
    },
  };
}
