import type { MenuItemConstructorOptions } from 'electron';

/**
 * Whether a menu says something else than the one before. One that is put in its own place closes under the pointer on
 * some desktops, and work tells many times a second how far it is. What an item does goes with what it says.
 */
export function createChanged(): (items: readonly MenuItemConstructorOptions[]) => boolean {
  let shown: string | undefined;
  return (items) => {
    const said = JSON.stringify(items);
    const isOther = said !== shown;
    shown = said;
    return isOther;
  };
}
