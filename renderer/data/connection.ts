import { create } from 'zustand';

type ConnectionState = 'connecting' | 'up' | 'lost';

interface Connection {
  state: ConnectionState;
  /** Asks for another try now, not when the wait is over. */
  retry: () => void;
}

/** Whether the core is there. */
export const useConnection = create<Connection>(() => ({ state: 'connecting', retry: () => {} }));
