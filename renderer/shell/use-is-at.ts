import { matchRoute, useLocation, useRouter } from 'wouter';
import type { Place } from './places.ts';

/** Whether the window is at a page of the rail, or at what lies below it. */
export function useIsAt(): (place: Place) => boolean {
  const { parser } = useRouter();
  const [location] = useLocation();
  return ({ to, also }) => [to, also ?? to].some((pattern) => matchRoute(parser, pattern, location)[0]);
}
