import { z } from 'zod';

const found = z.object({
  data: z.object({
    result: z.array(z.object({ metric: z.record(z.string(), z.string()), value: z.tuple([z.number(), z.string()]) })),
  }),
});
const loaded = z.object({
  data: z.object({
    groups: z.array(z.object({ rules: z.array(z.object({ name: z.string(), health: z.string() })) })),
  }),
});

/** What a Prometheus at a port of this computer says. */
export function openPrometheus(port: number) {
  const ask = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`);
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  };
  /** Labels and value of each series that answers a query. Throws where it cannot be read. */
  const series = async (query: string): Promise<Record<string, string>[]> => {
    const { data } = found.parse(await ask(`query?query=${encodeURIComponent(query)}`));
    return data.result.map(({ metric, value: [, value] }) => ({ ...metric, value }));
  };
  return {
    series,
    /** Values by one label. */
    values: async (query: string, name: string) =>
      Object.fromEntries((await series(query)).map((each) => [each[name], each.value])),
    rules: async () => loaded.parse(await ask('rules')).data.groups.flatMap(({ rules }) => rules),
  };
}
