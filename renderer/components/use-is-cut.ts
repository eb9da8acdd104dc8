import { useElementSize, useMergedRef } from '@mantine/hooks';
import { type RefCallback, useLayoutEffect, useRef, useState } from 'react';

/**
 * Whether a text of a few lines is cut, known before anybody points at it: a tooltip that is switched on by the pointer comes
 * only the second time.
 */
export function useIsCut<Shown extends HTMLElement>(): [RefCallback<Shown | null>, boolean] {
  // Draws again where its size changes; what calls it does where its words do.
  const { ref: measure } = useElementSize<Shown>();
  const shown = useRef<Shown>(null);
  const [isCut, setIsCut] = useState(false);
  useLayoutEffect(() => {
    const element = shown.current;
    setIsCut(element !== null && element.scrollHeight > element.clientHeight + 1);
  });
  return [useMergedRef(measure, shown), isCut];
}
