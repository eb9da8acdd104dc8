import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { DeskWish } from '../../contract/desk.ts';
import type { FaultShape } from '../../contract/errors.ts';
import { announce } from '../components/announcer.tsx';
import { Dialog } from '../components/dialog.tsx';
import { TroubleNote } from '../components/trouble-note.tsx';
import { givenPaths } from '../data/batches/use-new-batch.ts';
import { useTransport } from '../data/transport-context.tsx';
import { useAdding } from '../shell/adding-context.tsx';
import { DiagnosticsDialog } from './diagnostics-dialog.tsx';
import { followDesk } from './follow-desk.ts';
import { ParcelDialog } from './parcel-dialog.tsx';
import { routeOf } from './place-route.ts';

/** Does in the window what a person asked of the shell around it: a menu, the tray, a link, a file. */
export function DeskWishes() {
  const { t } = useTranslation('desk');
  const [, navigate] = useLocation();
  const { adding } = useAdding();
  const [parcel, setParcel] = useState<string>();
  const [diagnostics, setDiagnostics] = useState(false);
  const [fault, setFault] = useState<FaultShape>();
  useWishes((wish) => {
    if (wish.kind === 'page') navigate(routeOf(wish.place));
    else if (wish.kind === 'photos') adding.mutate(givenPaths(wish.paths));
    else if (wish.kind === 'parcel') setParcel(wish.path);
    else if (wish.kind === 'diagnostics') setDiagnostics(true);
    else {
      setFault(wish.fault);
      announce(t('failed'));
    }
  });
  return (
    <>
      {parcel !== undefined && <ParcelDialog key={parcel} file={parcel} onClose={() => setParcel(undefined)} />}
      <DiagnosticsDialog opened={diagnostics} onClose={() => setDiagnostics(false)} />
      <Dialog opened={fault !== undefined} onClose={() => setFault(undefined)} title={t('failed')}>
        {fault && <TroubleNote error={fault} />}
      </Dialog>
    </>
  );
}

/** Hears every wish once; there are none in a browser. */
function useWishes(onWish: (wish: DeskWish) => void): void {
  const { desk } = useTransport();
  const latest = useRef(onWish);
  latest.current = onWish;
  useEffect(() => {
    if (!desk) return;
    const listening = new AbortController();
    const { signal } = listening;
    void followDesk(
      () => desk.wishes(undefined, { signal }),
      (wish) => latest.current(wish),
      signal,
    );
    return () => listening.abort();
  }, [desk]);
}
