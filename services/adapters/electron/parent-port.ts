import { type FromCore, type FromMain, fromMain } from '../../../contract/shapes/desktop.ts';

/** A port of Electron's, as a window's port arrives in the core. oRPC takes it as it is. */
export interface WindowPort {
  on(event: string, listener: (event?: { data: unknown }) => void): void;
  postMessage(message: unknown, transfer?: unknown[]): void;
  start(): void;
  close(): void;
}

/** The side of Electron's `process.parentPort` that Meadow uses. */
export interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown; ports: WindowPort[] }) => void): unknown;
  postMessage(message: unknown): void;
}

/** The line from the core to Electron's main process. */
export interface MainProcess {
  tell(message: FromCore): void;
  /** Every message of main's that has the agreed shape, with the port that came along. */
  onMessage(listener: (message: FromMain, port: WindowPort | undefined) => void): void;
}

const isParentPort = (port: unknown): port is ParentPort =>
  typeof port === 'object' && port !== null && 'postMessage' in port && 'on' in port;

/** The line to main where this process is one of Electron's; undefined under plain Node. */
export function findMainProcess(host: object = process): MainProcess | undefined {
  return 'parentPort' in host && isParentPort(host.parentPort) ? speakWith(host.parentPort) : undefined;
}

/** What does not have the agreed shape is not for the core: it is left alone. */
export function speakWith(parent: ParentPort): MainProcess {
  return {
    tell: (message) => parent.postMessage(message),
    onMessage: (listener) =>
      void parent.on('message', ({ data, ports }) => {
        const { data: message } = fromMain.safeParse(data);
        if (message) listener(message, ports[0]);
      }),
  };
}
