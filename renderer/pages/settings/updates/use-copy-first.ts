import { useState } from 'react';
import { useDiskUse } from '../../../data/use-keeping.ts';
import { roomOf } from './room.ts';

/** Whether all data are copied before: as the person wants, where there is room for it. */
export interface FirstCopy {
  copy: boolean;
  want(copy: boolean): void;
  /** What it takes and what there is; not counted yet where undefined. */
  room: ReturnType<typeof roomOf> | undefined;
}

export function useCopyFirst(): FirstCopy {
  const [wanted, want] = useState(true);
  const { data } = useDiskUse();
  const room = data && roomOf(data);
  return { copy: wanted && room?.fits !== false, want, room };
}
