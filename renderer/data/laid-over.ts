/** What was, with the fields of a change in place of its own. */
export const laidOver = <Whole extends object>(
  before: Whole,
  change: { readonly [Field in keyof Whole]?: Whole[Field] | undefined },
): Whole => ({
  ...before,
  ...Object.fromEntries(Object.entries(change).filter(([, field]) => field !== undefined)),
});
