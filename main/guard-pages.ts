import type { Session, WebContents } from 'electron';
import { isOwnAddress } from './app-address.ts';
import type { CameraPanels } from './camera-panels.ts';
import { isAllowed } from './permission-rule.ts';

/** What of Electron's `app` tells of pages. */
interface PageSource {
  on(event: 'web-contents-created', listener: (event: unknown, contents: WebContents) => void): unknown;
}

export interface PageGuardParts {
  app: PageSource;
  panels: Pick<CameraPanels, 'forget'>;
  /** Opens what a page links to, where that may be. */
  openLink(address: string): Promise<void>;
}

/** No page leaves Meadow, opens a window or embeds another; links go to the system's browser, if at all. */
export function guardPages({ app, panels, openLink }: PageGuardParts): void {
  app.on('web-contents-created', (_event, contents) => {
    const keepHere = (event: { url: string; preventDefault(): void }) => {
      if (!isOwnAddress(event.url)) event.preventDefault();
    };
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-frame-navigate', keepHere);
    contents.on('will-redirect', keepHere);
    contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) panels.forget(contents);
    });
    contents.on('render-process-gone', () => panels.forget(contents));
    contents.setWindowOpenHandler(({ url }) => {
      void openLink(url).catch(() => undefined); // the system has no browser, or the core is just starting again
      return { action: 'deny' };
    });
  });
}

type Permissions = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
>;

/** Answers every wish of a page for a permission or a device. */
export function guardPermissions(session: Permissions, panels: Pick<CameraPanels, 'isOpen'>): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const { requestingUrl: from, isMainFrame } = details;
    answer(isAllowed({ permission, from, isMainFrame, media, cameraPanel: panels.isOpen(contents) }));
  });
  session.setPermissionCheckHandler((contents, permission, _origin, details) => {
    const media = details.mediaType === undefined ? [] : [details.mediaType];
    const { requestingUrl: from, isMainFrame } = details;
    return isAllowed({ permission, from, isMainFrame, media, cameraPanel: panels.isOpen(contents) });
  });
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
}
