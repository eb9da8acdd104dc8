interface Round<Answer> {
  keys: Set<string>;
  answer: Promise<(key: string) => Answer>;
}

/** Asks for one thing at a time as many together: what is asked for in the same moment is one question, of at most so many. */
export function gathered<Answer>(
  ask: (keys: string[]) => Promise<(key: string) => Answer>,
  most: number,
): (key: string) => Promise<Answer> {
  let open: Round<Answer> | undefined;
  const begin = (): Round<Answer> => {
    const keys = new Set<string>();
    const round = {
      keys,
      answer: new Promise<void>((resolve) => setTimeout(resolve)).then(() => {
        if (open === round) open = undefined;
        return ask([...keys]);
      }),
    };
    return round;
  };
  return async (key) => {
    if (!open || open.keys.size >= most) open = begin();
    const { keys, answer } = open;
    keys.add(key);
    return (await answer)(key);
  };
}
