/** Whether a question or a menu is open: keys are for it. A photo that is shown large is none: its keys go on. */
export function isAsked(): boolean {
  // A menu that was left is seen for a moment still; its button says at once that it is closed.
  if (document.querySelector('[aria-haspopup=menu][aria-expanded=true]')) return true;
  // So does a dialog that was left.
  const open = document.querySelectorAll('[role=dialog]');
  return [...open].some((element) => !element.closest('[data-side-pane], [data-leaving]'));
}

/**
 * Listens to keys while nothing is asked. Whether something is, is looked at before the key has closed it: Escape that
 * leaves a menu is for the menu alone. Gives the way to stop.
 */
export function listenToKeys(act: (event: KeyboardEvent) => void): () => void {
  let asked = false;
  const look = () => {
    asked = isAsked();
  };
  const onKey = (event: KeyboardEvent) => {
    if (!asked) act(event);
  };
  window.addEventListener('keydown', look, { capture: true });
  window.addEventListener('keydown', onKey);
  return () => {
    window.removeEventListener('keydown', look, { capture: true });
    window.removeEventListener('keydown', onKey);
  };
}
