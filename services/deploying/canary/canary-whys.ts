import type { CanaryWhy } from '../../../contract/shapes/canary.ts';

/** Why a canary ends, where it was not judged by its answers. */
export const canaryWhys = {
  person: (): CanaryWhy => ({ kind: 'person', message: 'A person said so.', details: {} }),
  gone: (): CanaryWhy => ({ kind: 'gone', message: 'Its copies are not there any more.', details: {} }),
  /** `said`: what the cluster itself says of it; the window shows it as it is. */
  notReady: (why: string, said: string | number | undefined): CanaryWhy => ({
    kind: 'not-ready',
    message: `Its copies are not ready: ${why}`,
    details: said === undefined ? {} : { words: said },
  }),
  overtaken: (version: string): CanaryWhy => ({
    kind: 'overtaken',
    message: `${version} was deployed meanwhile.`,
    details: { version },
  }),
} as const;
