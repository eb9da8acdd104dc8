/** What the doctor looks at, as the texts know it. */
export const checkNames = [
  'node',
  'data-folder',
  'disk-space',
  'database',
  'starter-model',
  'backbone',
  'predictor',
  'replicas',
  'api-port',
  'memory',
  'rights',
  'folder-copy',
  'door',
  'network',
  'clocks',
  'sleep',
  'engine',
  'engine-proxy',
  'stack-port',
  'stack-memory',
  'stack-disk',
  'kubernetes',
] as const;
type CheckName = (typeof checkNames)[number];

/** Of several of a kind each has a number: `stack-port-9000`. None for what the texts do not know. */
export function checkKind(name: string): CheckName | undefined {
  const kind = name.replace(/-\d+$/, '');
  return checkNames.find((known) => known === kind);
}

/** Kinds whose button says what it does. */
const mended = [
  'disk-space',
  'database',
  'predictor',
  'api-port',
  'rights',
  'folder-copy',
  'door',
  'engine',
  'stack-port',
] as const;

export function mendedKind(name: string): (typeof mended)[number] | undefined {
  const kind = checkKind(name);
  return mended.find((known) => known === kind);
}

/** What can be said more exactly than by the kind alone: kind, sentence, and what was found. */
const told = [
  'memory-ok-free',
  'api-port-ok-instead',
  'api-port-ok-instead-of',
  'api-port-ok-free-again',
  'api-port-ok-own',
  'api-port-fix-free-again',
  'api-port-wrong-own',
  'api-port-hint-own',
  'predictor-wrong-restarts',
  'predictor-wrong-starting',
  'predictor-wrong-off',
  'predictor-hint-starting',
  'predictor-hint-off',
  'api-port-wrong-named',
  'sleep-ok-none',
  'network-ok-environment',
  'network-ok-computer',
  'network-ok-settings',
  'network-wrong-proxy',
  'network-wrong-old',
  'network-wrong-file',
  'network-wrong-script',
  'clocks-ok-engine',
  'clocks-wrong-engine',
  'clocks-wrong-host',
  'clocks-hint-engine',
  'clocks-hint-host',
  'engine-ok-none',
  'engine-proxy-ok-desktop',
  'engine-proxy-ok-engine-only',
  'engine-proxy-ok-http-only',
  'engine-proxy-ok-same-except',
  'engine-proxy-wrong-other',
  'engine-proxy-hint-desktop',
  'kubernetes-ok-none',
  'kubernetes-ok-used',
] as const;

export function toldName(
  kind: string,
  sentence: 'ok' | 'wrong' | 'hint' | 'fix',
  how: unknown,
): (typeof told)[number] | undefined {
  return told.find((known) => known === `${kind}-${sentence}-${how}`);
}
