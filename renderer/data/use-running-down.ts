import { useRef } from 'react';
import { useNow } from './use-now.ts';

/**
 * Seconds left as they run down between two times that they are told; none once they are over, because then what was
 * told was too little.
 */
export function useRunningDown(told: number | undefined): number | undefined {
  const now = useNow(1000);
  const last = useRef({ told, at: now });
  if (last.current.told !== told) last.current = { told, at: now };
  if (told === undefined) return undefined;
  const left = told - (now - last.current.at) / 1000;
  return left > 0 ? left : undefined;
}
