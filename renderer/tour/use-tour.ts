import { useEffect } from 'react';
import { create } from 'zustand';
import { useHistorySummary } from '../data/use-history.ts';
import { useChangeSettings, useSettings } from '../data/use-settings.ts';

export const STEPS = 3;

/** Whether a person has just asked for the tour: then it takes the focus. */
export const useTourAsked = create<{ asked: boolean }>(() => ({ asked: false }));

/** The tour, as the settings know it: every window and browser of this Meadow agrees. */
export function useTour() {
  const tour = useSettings().data?.tour;
  const { mutate } = useChangeSettings();
  return {
    open: tour?.state === 'open',
    isNew: tour?.state === 'new',
    step: tour?.step ?? 1,
    go: (step: number) => mutate({ tour: { step } }),
    leave: () => mutate({ tour: { state: 'left' } }),
    /** At its end: the next time it begins anew. */
    finish: () => mutate({ tour: { state: 'left', step: 1 } }),
    takeUp: () => {
      useTourAsked.setState({ asked: true });
      mutate({ tour: { state: 'open' } });
    },
  };
}

/** Opens the tour for whoever is new here; who has predictions already knows the way. */
export function useFirstRun(isNew: boolean): void {
  const { mutate } = useChangeSettings();
  const { data } = useHistorySummary({}, isNew);
  const total = data?.total;
  useEffect(() => {
    if (isNew && total !== undefined) mutate({ tour: { state: total === 0 ? 'open' : 'left' } });
  }, [isNew, total, mutate]);
}
