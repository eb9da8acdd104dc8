/** Functions that make the parts of a whole, each once. */
export type Makers<Whole> = { [Name in keyof Whole]: () => Whole[Name] };

/** A whole whose parts are made when they are first looked at, so that parts may know each other in any order. */
export function lazily<Whole extends object>(makers: Makers<Whole>): Whole {
  const whole = {};
  for (const [name, make] of Object.entries<() => unknown>(makers))
    Object.defineProperty(whole, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = make();
        Object.defineProperty(whole, name, { enumerable: true, value });
        return value;
      },
    });
  return whole as Whole;
}
