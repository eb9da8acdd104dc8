/** What a key does to the photos that are selected. */
export type PhotoKey =
  | { does: 'label'; label: string | null }
  | { does: 'bin' }
  | { does: 'undo' }
  | { does: 'redo' }
  | { does: 'all' }
  | { does: 'none' };

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The keys of the classes, in their order. `g` is none of them: the letter after it leads to a page. */
const CLASS_KEYS = '123456789bceijnoqrtuvwxyz';

/** The key that gives a class, for as many as there are keys. */
export function keyOf(label: string, classes: readonly string[]): string | undefined {
  const place = classes.indexOf(label);
  return place < 0 ? undefined : CLASS_KEYS[place];
}

/** What a pressed key means; none where it means nothing here. */
export function photoKey(pressed: Pressed, classes: readonly string[]): PhotoKey | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = pressed;
  if (altKey) return undefined;
  if (ctrlKey || metaKey) return withControl(key.toLowerCase(), shiftKey);
  if (key === 'Delete' || key === 'Backspace') return { does: 'bin' };
  if (key === 'Escape') return { does: 'none' };
  if (key === '0') return { does: 'label', label: null };
  const place = key.length === 1 ? CLASS_KEYS.indexOf(key) : -1;
  const label = place < 0 ? undefined : classes[place];
  return label === undefined ? undefined : { does: 'label', label };
}

function withControl(key: string, shift: boolean): PhotoKey | undefined {
  if (key === 'z') return { does: shift ? 'redo' : 'undo' };
  if (key === 'y') return { does: 'redo' };
  return key === 'a' ? { does: 'all' } : undefined;
}
