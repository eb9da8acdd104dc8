import { useEffect } from 'react';
import { listenToKeys } from '../shell/is-asked.ts';
import { isTyping } from '../shell/use-shortcuts.ts';
import { useHeat } from './heat/use-heat.ts';

interface Options {
  /** Whether a photo is shown. */
  shown: boolean;
  onGo: (step: number) => void;
  onClose: () => void;
}

/** The keys that work while a photo is shown large: the arrows, `x` for the heatmap, Escape. */
export function usePaneKeys({ shown, onGo, onClose }: Options): void {
  const { toggleHeat } = useHeat();
  useEffect(() => {
    if (!shown) return;
    return listenToKeys((event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step !== undefined && !isChoosing(event.target)) onGo(step);
      if (event.key === 'x') toggleHeat();
      if (event.key === 'Escape') onClose();
    });
  });
}

/** Whether the arrows choose among a few, as they do in a group of radio buttons. */
const isChoosing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input[type=radio]');
