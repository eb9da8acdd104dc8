/** Values of earlier answers by the name they had there, so that later questions can be of what there is. */
export interface KnownValues {
  /** Keeps what an answer tells. */
  learn(answer: unknown): void;
  of(name: string): readonly (string | number)[];
}

const MOST = 12;

/** What a question calls by another name than the answers do. */
const others: Record<string, string> = { hashes: 'hash', ids: 'id', one: 'hash', other: 'hash', to: 'project' };

export function createKnownValues(): KnownValues {
  const values = new Map<string, (string | number)[]>();
  const keep = (name: string, value: string | number) => {
    const kept = values.get(name) ?? [];
    if (!kept.includes(value)) values.set(name, [value, ...kept].slice(0, MOST));
  };
  const learn = (answer: unknown, name = ''): void => {
    if (typeof answer === 'string' && answer.length <= 200) keep(name, answer);
    else if (typeof answer === 'number') keep(name, answer);
    else if (Array.isArray(answer)) for (const one of answer.slice(0, MOST)) learn(one, name);
    else if (typeof answer === 'object' && answer !== null)
      for (const [key, value] of Object.entries(answer)) learn(value, key);
  };
  return {
    learn: (answer) => learn(answer),
    of: (name) => [...(values.get(name) ?? []), ...(values.get(others[name] ?? 'id') ?? [])],
  };
}
