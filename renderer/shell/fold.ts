/** How a part that can be folded was left by the person. */
export interface Fold {
  left: 'folded' | 'open';
  /** What it was needed for when it was folded all the same: that alone opens it no more. */
  despite?: string | undefined;
}

/** Whether it is open: as it was left, or because of what it is needed for now. */
export const isOpen = ({ left, despite }: Fold, need: string | undefined): boolean =>
  left === 'open' || (need !== undefined && need !== despite);

/** What a person leaves behind who folds it, or opens it. */
export const turned = (fold: Fold, need: string | undefined): Fold =>
  isOpen(fold, need) ? { left: 'folded', despite: need } : { left: 'open' };
