import { create } from 'zustand';

/** Predictions made since the history was last read. */
export const useFreshPredictions = create<{ count: number }>(() => ({ count: 0 }));

export function noteFresh(count: number): void {
  useFreshPredictions.setState((state) => ({ count: state.count + count }));
}

export function forgetFresh(): void {
  useFreshPredictions.setState({ count: 0 });
}
