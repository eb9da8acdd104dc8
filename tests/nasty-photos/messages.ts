/** A photo for the process that classifies them. */
export interface Order {
  name: string;
  photo: Uint8Array;
}

export interface Outcome {
  name: string;
  /** `read`, or the code it was refused with, of each of two at the same time. */
  outcomes: string[];
  /** Bytes by which the process has grown at most since it was warm. */
  growth: number;
}

export function isOrder(message: unknown): message is Order {
  return typeof message === 'object' && message !== null && 'photo' in message && message.photo instanceof Uint8Array;
}
