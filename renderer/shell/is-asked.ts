/** Whether a question or a menu is open: keys are for it. A photo that is shown large is none: its keys go on. */
export function isAsked(): boolean {
  // A menu that was left is seen for a moment still; its button says at once that it is closed.
  if (document.querySelector('[aria-haspopup=menu][aria-expanded=true]')) return true;
  // So does a dialog that was left.
  const open = document.querySelectorAll('[role=dialog]');
  return [...open].some((element) => !element.closest('[data-side-pane], [data-leaving]'));
}
