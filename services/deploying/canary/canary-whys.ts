import type { CanaryWhy } from '../../../contract/shapes/canary.ts';

/** Why a canary ends, where it was not judged by its answers. */
export const canaryWhys = {
  person: (): CanaryWhy => ({ kind: 'person', message: 'A person said so.', details: {} }),
  gone: (): CanaryWhy => ({ kind: 'gone', message: 'Its copies are not there any more.', details: {} }),
  notReady: (words: string): CanaryWhy => ({
    kind: 'not-ready',
    message: `Its copies are not ready: ${words}`,
    details: { words },
  }),
  overtaken: (version: string): CanaryWhy => ({
    kind: 'overtaken',
    message: `${version} was deployed meanwhile.`,
    details: { version },
  }),
} as const;
