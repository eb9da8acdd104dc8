/**
 * Does something for as long as the window is seen, and anew each time it comes back: a browser grants six lines to an
 * address, and hidden tabs would use them up. Gives the way to end it.
 */
export function whileSeen(act: (signal: AbortSignal) => void): () => void {
  let seen = new AbortController();
  const look = () => {
    seen.abort();
    seen = new AbortController();
    if (document.visibilityState === 'visible') act(seen.signal);
  };
  look();
  document.addEventListener('visibilitychange', look);
  return () => {
    document.removeEventListener('visibilitychange', look);
    seen.abort();
  };
}
