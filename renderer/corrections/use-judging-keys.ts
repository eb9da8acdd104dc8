import { useEffect } from 'react';
import { listenToKeys } from '../shell/is-asked.ts';
import { isTyping } from '../shell/use-shortcuts.ts';

/** The keys that judge the verdict that is open: `r` for right, `w` for wrong. */
export function useJudgingKeys({ onRight, onWrong }: { onRight: () => void; onWrong: () => void }): void {
  useEffect(() =>
    listenToKeys((event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
      const act = { r: onRight, w: onWrong }[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    }),
  );
}
