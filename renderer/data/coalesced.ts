/** Calls at once, then at most once in a while, the last time included: many facts of one kind come together. */
export function coalesced<Key>(act: (key: Key) => void, everyMs: number): (key: Key) => void {
  const waiting = new Map<Key, boolean>();
  const rest = (key: Key) =>
    setTimeout(() => {
      const again = waiting.get(key) ?? false;
      waiting.delete(key);
      if (again) run(key);
    }, everyMs);
  const run = (key: Key) => {
    waiting.set(key, false);
    act(key);
    rest(key);
  };
  return (key) => {
    if (waiting.has(key)) waiting.set(key, true);
    else run(key);
  };
}
