/** What a key does to the photos that are selected. */
export type PhotoKey =
  | { does: 'label'; label: string | null }
  | { does: 'bin' }
  | { does: 'undo' }
  | { does: 'redo' }
  | { does: 'all' }
  | { does: 'none' };

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The key that gives a class, for the first nine. */
export function keyOf(label: string, classes: readonly string[]): string | undefined {
  const place = classes.indexOf(label);
  return place >= 0 && place < 9 ? String(place + 1) : undefined;
}

/** What a pressed key means; none where it means nothing here. */
export function photoKey(pressed: Pressed, classes: readonly string[]): PhotoKey | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = pressed;
  if (altKey) return undefined;
  if (ctrlKey || metaKey) return withControl(key.toLowerCase(), shiftKey);
  if (key === 'Delete' || key === 'Backspace') return { does: 'bin' };
  if (key === 'Escape') return { does: 'none' };
  if (key === '0') return { does: 'label', label: null };
  const label = /^[1-9]$/.test(key) ? classes[Number(key) - 1] : undefined;
  return label === undefined ? undefined : { does: 'label', label };
}

function withControl(key: string, shift: boolean): PhotoKey | undefined {
  if (key === 'z') return { does: shift ? 'redo' : 'undo' };
  if (key === 'y') return { does: 'redo' };
  return key === 'a' ? { does: 'all' } : undefined;
}
