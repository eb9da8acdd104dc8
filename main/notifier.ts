import type { PagePlace } from '../contract/shapes/page.ts';
import type { Notice } from './core-news/notice-of.ts';
import type { DeskNotification, ElectronParts } from './electron-parts.ts';

export interface NotifierParts {
  Notification: ElectronParts['Notification'];
  /** Whether a person wants to be told now. */
  wanted(): boolean;
  onClick(place: PagePlace): void;
}

/** Makes the function that shows a notification of the system. */
export function createNotifier({ Notification, wanted, onClick }: NotifierParts): (notice: Notice) => void {
  // One that is nowhere held is cleared away, and its click is lost.
  const shown = new Set<DeskNotification>();
  return ({ title, body, place }) => {
    if (!wanted() || !Notification.isSupported()) return;
    const notification = new Notification({ title, body });
    shown.add(notification);
    notification.on('click', () => {
      shown.delete(notification);
      onClick(place);
    });
    notification.on('close', () => shown.delete(notification));
    notification.show();
  };
}
