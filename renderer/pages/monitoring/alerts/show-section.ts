import { type AlertName, driftName } from '../../../../contract/shapes/alert.ts';

const drift: ReadonlySet<string> = new Set(driftName.options);

/** Goes to the part of the page an alert is about. */
export function showSection(name: AlertName): void {
  const section = document.getElementById(sectionOf(name));
  section?.scrollIntoView({ block: 'start' });
  section?.focus({ preventScroll: true });
}

function sectionOf(name: AlertName): string {
  if (drift.has(name)) return `drift-${name}`;
  return name === 'silent' ? 'requests' : name;
}
