import { app, type Session, shell } from 'electron';
import { isOwnAddress } from './app-address.ts';
import { isExternalLink } from './external-link.ts';
import { isAllowed } from './permission-rule.ts';

/** No page leaves Meadow, opens a window or embeds another; links go to the system's browser, if at all. */
export function guardPages(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      if (!isOwnAddress(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      if (!isOwnAddress(event.url)) event.preventDefault();
    });
    contents.setWindowOpenHandler(({ url }) => {
      if (isExternalLink(url)) void shell.openExternal(url);
      return { action: 'deny' };
    });
  });
}

/** Answers every wish of a page for a permission or a device. */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    answer(isAllowed({ permission, from: details.requestingUrl, isMainFrame: details.isMainFrame, media }));
  });
  session.setPermissionCheckHandler((_contents, permission, _origin, details) => {
    const media = details.mediaType === undefined ? [] : [details.mediaType];
    return isAllowed({ permission, from: details.requestingUrl, isMainFrame: details.isMainFrame, media });
  });
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
}
