import type { FaultShape } from '../../../contract/errors.ts';
import type { ServingReplica, ServingState } from '../../../contract/serving.ts';
import { Fault } from '../../domain/fault.ts';
import type { PredictorHealth } from '../../ports/predictor.ts';
import type { Facts } from '../serving-facts.ts';

/** A replica, as it was when it was asked last. */
export interface ReplicaFacts {
  name: string;
  /** It answers photos, as it was told. */
  ready: boolean;
  health: PredictorHealth | undefined;
  /** Why it did not take its orders. */
  fault: FaultShape | undefined;
}

export interface FleetFacts {
  /** They were looked for at least once. */
  looked: boolean;
  replicas: readonly ReplicaFacts[];
  /** Since when photos are answered. */
  since: Date | undefined;
  /** Why the version that should answer cannot be served, where that is known without asking a replica. */
  absent: FaultShape | undefined;
  /** Where others ask. */
  address: string;
}

/** How the replicas are, for the API page. */
export function fleetStateOf({ settings, key, open }: Facts, fleet: FleetFacts): ServingState {
  const { replicas, looked, since, address } = fleet;
  const first = replicas.find(({ ready }) => ready)?.health;
  const error = troubleOf(fleet);
  const shown = settings.on && open;
  return {
    ...settings,
    portChosen: true,
    state: first ? (shown ? 'ready' : 'off') : looked ? 'failed' : 'starting',
    key,
    restarts: 0,
    ...(first && shown && { address }),
    ...(first && since && { since: since.toISOString() }),
    ...(first && { version: first.version, runtime: first.runtime }),
    ...(error && { error }),
    replicas: replicas.map(replicaOf),
  };
}

function replicaOf({ name, ready, health, fault }: ReplicaFacts): ServingReplica {
  const error = fault ?? health?.refused;
  return { name, ready, ...(health && { version: health.version }), ...(error && { error }) };
}

function troubleOf({ replicas, looked, absent }: FleetFacts): FaultShape | undefined {
  if (looked && !replicas.some(({ ready }) => ready)) return noReplica().toShape();
  return replicas.map(({ fault, health }) => fault ?? health?.refused).find((fault) => fault) ?? absent;
}

export function noReplica(cause?: unknown): Fault {
  return new Fault(
    'replicas-down',
    'No replica of the API answers.',
    'Look at the service "api" on the Stack page of the computer that runs the stack.',
    { cause },
  );
}
