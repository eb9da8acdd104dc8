/** Values of answers by the name they had there, so that later questions can be of what there is. */
export interface KnownValues {
  /** Keeps what an answer tells; where `lasting`, for good, else until others take its place. */
  learn(answer: unknown, lasting?: boolean): void;
  of(name: string): readonly (string | number)[];
}

const MOST = 6;

/** What a question calls by another name than the answers do. */
const others: Record<string, string> = {
  hashes: 'hash',
  ids: 'id',
  one: 'version',
  other: 'version',
  to: 'project',
  verdict: 'label',
  truth: 'label',
  addClass: 'label',
  removeClass: 'label',
  from: 'label',
};

export function createKnownValues(): KnownValues {
  const lasting = new Map<string, (string | number)[]>();
  const passing = new Map<string, (string | number)[]>();

  const learn = (answer: unknown, into: typeof lasting, most: number, name = ''): void => {
    if ((typeof answer === 'string' && answer.length <= 200) || typeof answer === 'number') {
      const kept = into.get(name) ?? [];
      if (!kept.includes(answer)) into.set(name, [answer, ...kept].slice(0, most));
    } else if (Array.isArray(answer)) {
      for (const one of answer.slice(0, most)) learn(one, into, most, name);
    } else if (typeof answer === 'object' && answer !== null) {
      for (const [key, value] of Object.entries(answer)) learn(value, into, most, key);
    }
  };
  const both = (name: string) => [...(lasting.get(name) ?? []), ...(passing.get(name) ?? [])];
  return {
    learn: (answer, isLasting = false) => learn(answer, isLasting ? lasting : passing, isLasting ? 50 : MOST),
    of(name) {
      const own = both(name);
      // Jobs, runs and the like are told by their id.
      return own.length > 0 ? own : both(others[name] ?? 'id');
    },
  };
}
