import { create } from 'zustand';

/** `ended`: the core is there, but knows this window no more. */
type ConnectionState = 'connecting' | 'up' | 'lost' | 'ended';

interface Connection {
  state: ConnectionState;
  /** Asks for another try now, not when the wait is over. */
  retry: () => void;
}

/** Whether the core is there. */
export const useConnection = create<Connection>(() => ({ state: 'connecting', retry: () => {} }));

/** Whether the core cannot be asked: what was last heard need not be so any more, and nothing can be called off. */
export const useCoreAway = (): boolean => useConnection(({ state }) => state === 'lost' || state === 'ended');
