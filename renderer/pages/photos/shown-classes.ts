/** Buttons that fit beside each other; more classes are found by typing. */
export const MOST_BUTTONS = 12;

/** The classes that get a button: those that match what was typed, the photo's own one always among them. */
export function shownClasses(classes: readonly string[], typed: string, current: string | undefined): string[] {
  if (classes.length <= MOST_BUTTONS) return [...classes];
  const wanted = typed.trim().toLocaleLowerCase();
  const matching = classes.filter((label) => label.toLocaleLowerCase().includes(wanted));
  const [begin, within] = [true, false].map((begins) =>
    matching.filter((label) => label.toLocaleLowerCase().startsWith(wanted) === begins),
  );
  const shown = [...(begin ?? []), ...(within ?? [])].slice(0, MOST_BUTTONS);
  return current === undefined || wanted !== '' || shown.includes(current) ? shown : [current, ...shown.slice(0, -1)];
}
