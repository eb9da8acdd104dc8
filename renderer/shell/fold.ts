/** What a part that can be folded is there for by itself. */
export interface Need {
  /** The page in it that the window is at. */
  page?: string | undefined;
  /** When the newest of what waits there came: an ISO time. */
  since?: string | undefined;
}

/** How a part that can be folded was left by the person. */
export interface Fold {
  left: 'folded' | 'open';
  /** What it was needed for when it was folded all the same: only another page, or something newer, opens it again. */
  despite?: Need | undefined;
}

/** Whether it is open: as it was left, or because of what it is needed for now. */
export const isOpen = ({ left, despite = {} }: Fold, { page, since = '' }: Need): boolean =>
  left === 'open' || (page !== undefined && page !== despite.page) || since > (despite.since ?? '');

/** What a person leaves behind who folds it, or opens it. */
export const turned = (fold: Fold, need: Need): Fold =>
  isOpen(fold, need) ? { left: 'folded', despite: need } : { left: 'open' };
