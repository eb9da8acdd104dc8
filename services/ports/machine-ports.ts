/** A program that listens on a port; what of it the system tells. */
export interface PortOwner {
  pid?: number;
  name?: string;
  /** It is this Meadow, or a program that it started. */
  own?: true;
}

/** The ports of this machine that its own programs reach. */
export interface MachinePorts {
  /** Takes one for a moment. Throws `port-taken` where it is not to be had. */
  check(port: number): Promise<void>;
  /** Who listens there, as far as the system tells; none where it is free. */
  owner(port: number): Promise<PortOwner | undefined>;
  /** The next one above that is free. Throws `port-taken` where there is none near. */
  nextFree(port: number): Promise<number>;
}
