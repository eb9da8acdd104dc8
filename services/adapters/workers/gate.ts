import type { Backbone } from '../../ports/backbone.ts';

const CLOSED = -1;

/**
 * How many are inside native code, shared between threads. ONNX Runtime's binding aborts the whole process when its
 * thread is ended within a call, so a thread enters through a gate, and is ended only once the gate is shut.
 */
export type Gate = Int32Array<SharedArrayBuffer>;

export function createGate(): Gate {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

/** Does the work inside. Where the gate is shut it never begins: the thread is about to end. */
export async function inside<T>(gate: Gate, work: () => Promise<T>): Promise<T> {
  if (!enter(gate)) return new Promise<never>(() => {});
  try {
    return await work();
  } finally {
    Atomics.sub(gate, 0, 1);
    Atomics.notify(gate, 0);
  }
}

/** A timer that never needs to ring. */
const FAR_MS = 2 ** 30;

/** Waits until nobody is inside, and lets nobody in any more. */
export async function shut(gate: Gate): Promise<void> {
  // Who waits for a gate does not keep the process alive, which would end with threads inside, and abort.
  const awake = setInterval(() => {}, FAR_MS);
  try {
    for (;;) {
      const inside = Atomics.compareExchange(gate, 0, 0, CLOSED);
      if (inside <= 0) return;
      await Atomics.waitAsync(gate, 0, inside).value;
    }
  } finally {
    clearInterval(awake);
  }
}

function enter(gate: Gate): boolean {
  for (;;) {
    const inside = Atomics.load(gate, 0);
    if (inside === CLOSED) return false;
    if (Atomics.compareExchange(gate, 0, inside, inside + 1) === inside) return true;
  }
}

/**
 * A backbone behind gates: its thread is not ended while it computes. The last gate is entered first, so that who
 * finds it shut is not counted inside the others, where nobody would see it leave.
 */
export function guarded(backbone: Backbone, gates: Gate[]): Backbone {
  const within = <T>(compute: () => Promise<T>): Promise<T> =>
    gates.reduce((enter, gate) => () => inside(gate, enter), compute)();
  return {
    ...backbone,
    features: (views, last) => within(() => backbone.features(views, last)),
    trunk: (views) => within(() => backbone.trunk(views)),
    finish: (trunks, last) => within(() => backbone.finish(trunks, last)),
  };
}
