/** The process that started this one: Node's by `fork`, or Electron's main. */
export interface Parent {
  post(message: object): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called when the parent is no more. */
  onGone(listener: () => void): void;
  /** Says no more, so that this process can end. */
  leave(): void;
}

/** The parent that can be spoken with; undefined where this program was started from a shell or by a container. */
export function findParent(): Parent | undefined {
  return electronParent() ?? nodeParent();
}

function nodeParent(): Parent | undefined {
  if (!process.send) return undefined;
  let onItsWay = 0;
  let leaving = false;
  // A channel that is closed loses what a busy parent has not taken yet.
  const leaveWhenSaid = () => {
    if (leaving && onItsWay === 0 && process.connected) process.disconnect();
  };
  const said = () => {
    onItsWay -= 1;
    leaveWhenSaid();
  };
  return {
    post(message) {
      onItsWay += 1;
      // The parent may be gone by then: that is told by `onGone`.
      process.send?.(message, undefined, undefined, said);
    },
    onMessage: (listener) => void process.on('message', listener),
    onGone: (listener) => void process.on('disconnect', listener),
    leave() {
      leaving = true;
      leaveWhenSaid();
    },
  };
}

interface ElectronPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
}

const isElectronPort = (port: unknown): port is ElectronPort =>
  typeof port === 'object' && port !== null && 'postMessage' in port && 'on' in port;

function electronParent(host: object = process): Parent | undefined {
  if (!('parentPort' in host) || !isElectronPort(host.parentPort)) return undefined;
  const port = host.parentPort;
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', ({ data }) => listener(data)),
    // Electron ends its utility processes itself when it goes.
    onGone: () => {},
    // Its port cannot be closed; what was posted has left when this turn is over.
    leave: () => void setImmediate(() => process.exit()),
  };
}
