/** Time that is left, as people say it: a key of the texts, and its number. */
export interface TimeLeft {
  unit: 'soon' | 'seconds' | 'minutes' | 'hours';
  count: number;
}

/** Rounds as much as is known: tens of seconds below a minute, minutes below an hour and a half, then hours. */
export function timeLeft(seconds: number): TimeLeft {
  if (seconds < 5) return { unit: 'soon', count: 0 };
  if (seconds < 55) return { unit: 'seconds', count: Math.ceil(seconds / 10) * 10 };
  if (seconds < 90 * 60) return { unit: 'minutes', count: Math.max(1, Math.round(seconds / 60)) };
  return { unit: 'hours', count: Math.round(seconds / 3600) };
}
