import { create } from 'zustand';

const useHeatStore = create<{ heat: boolean }>(() => ({ heat: false }));

/** Whether heatmaps are shown: one switch for all photos, so that one can look through a batch with it. */
export function useHeat() {
  const heat = useHeatStore((state) => state.heat);
  return { heat, setHeat, toggleHeat };
}

function setHeat(heat: boolean): void {
  useHeatStore.setState({ heat });
}

function toggleHeat(): void {
  useHeatStore.setState(({ heat }) => ({ heat: !heat }));
}
