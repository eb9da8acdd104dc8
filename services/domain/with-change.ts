/** Settings in which a change has replaced what it names; what it names as undefined stays. */
export function withChange<Settings extends object>(
  settings: Settings,
  change: { [Key in keyof Settings]?: Settings[Key] | undefined },
): Settings {
  const named = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...settings, ...Object.fromEntries(named) };
}
