const NAME = 'meadow-key';

/**
 * The second token of a web session: it comes once, behind `#key=` in the link, and then lives with this tab. It is
 * taken out of the address, so that it is neither bookmarked nor shown.
 */
export function takeSessionKey(
  location: Pick<Location, 'hash' | 'pathname'>,
  history: Pick<History, 'replaceState'>,
  storage: Pick<Storage, 'getItem' | 'setItem'>,
): string | undefined {
  const given = /^#key=(.+)$/.exec(location.hash)?.[1];
  if (given) {
    storage.setItem(NAME, decodeURIComponent(given));
    history.replaceState(null, '', location.pathname);
  }
  return storage.getItem(NAME) ?? undefined;
}
