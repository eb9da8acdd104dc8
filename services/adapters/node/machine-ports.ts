import { nextFreePort } from '../../domain/next-port.ts';
import type { MachinePorts } from '../../ports/machine-ports.ts';
import { checkPort, isFree } from './check-port.ts';
import { portOwner } from './port-owner.ts';

export const machinePorts: MachinePorts = {
  check: checkPort,
  owner: portOwner,
  nextFree: (port) => nextFreePort(port, isFree),
};
