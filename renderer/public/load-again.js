// Loads the window once more where a script or a style of it did not come: a browser drops whatever it loads when the
// computer's networks change, as they do with each container that starts. By itself and plain, so that it is there
// before the rest.
(() => {
  const NAME = 'meadow-loaded-again';
  const MOST = 5;
  const FORGOTTEN_MS = 30_000;
  const onError = ({ target }) => {
    if (!(target instanceof Element) || !target.matches('script, link[rel="stylesheet"]')) return;
    const { times, at } = JSON.parse(sessionStorage.getItem(NAME) ?? '{"times":0,"at":0}');
    const before = Date.now() - at < FORGOTTEN_MS ? times : 0;
    if (before >= MOST) return;
    sessionStorage.setItem(NAME, JSON.stringify({ times: before + 1, at: Date.now() }));
    setTimeout(() => location.reload(), 500 * (before + 1));
  };
  addEventListener('error', onError, { capture: true });
})();
