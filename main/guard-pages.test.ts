import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';
import { expect, test } from 'vitest';
import { createCameraPanels } from './camera-panels.ts';
import { guardPages, guardPermissions } from './guard-pages.ts';

const OWN = 'app://meadow/index.html';

type WindowOpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];
type OpenDetails = Parameters<WindowOpenHandler>[0];

/** A page's contents, as far as the guard knows them. */
class Contents extends EventEmitter {
  handler: WindowOpenHandler | undefined;
  setWindowOpenHandler(handler: WindowOpenHandler) {
    this.handler = handler;
  }
  /** What becomes of an event that the guard may prevent. */
  tells(name: string, details: object = {}): 'prevented' | 'let' {
    let prevented = false;
    this.emit(name, {
      ...details,
      preventDefault: () => {
        prevented = true;
      },
    });
    return prevented ? 'prevented' : 'let';
  }
}

function guarded() {
  const app = new EventEmitter();
  const panels = createCameraPanels();
  const opened: string[] = [];
  guardPages({ app, panels, openLink: async (address) => void opened.push(address) });
  const contents = new Contents();
  app.emit('web-contents-created', {}, contents);
  return { contents, panels, opened };
}

test.each(['will-frame-navigate', 'will-redirect'])('%s leads to our own page and nowhere else', (event) => {
  const { contents } = guarded();
  expect(contents.tells(event, { url: `${OWN}#/photos` })).toBe('let');
  for (const url of ['https://example.org/', 'file:///etc/passwd', 'app://evil/', 'javascript:alert(1)', 'data:,x']) {
    expect([url, contents.tells(event, { url })]).toEqual([url, 'prevented']);
  }
});

test('no page embeds another as a webview', () => {
  expect(guarded().contents.tells('will-attach-webview')).toBe('prevented');
});

test('no window is opened; where a link leads is judged elsewhere', () => {
  const { contents, opened } = guarded();
  const details = (url: string) => ({ url, frameName: '', features: '', disposition: 'new-window' }) as OpenDetails;
  for (const url of ['https://example.org/', 'file:///etc/passwd', OWN]) {
    expect(contents.handler?.(details(url))).toEqual({ action: 'deny' });
  }
  expect(opened).toEqual(['https://example.org/', 'file:///etc/passwd', OWN]);
});

/** Handlers as a session takes them. */
function permissionsOf(panels: Parameters<typeof guardPermissions>[1]) {
  const taken: { [Name in keyof Parameters<typeof guardPermissions>[0]]?: unknown } = {};
  guardPermissions(
    {
      setPermissionRequestHandler: (handler) => {
        taken.setPermissionRequestHandler = handler;
      },
      setPermissionCheckHandler: (handler) => {
        taken.setPermissionCheckHandler = handler;
      },
      setDevicePermissionHandler: (handler) => {
        taken.setDevicePermissionHandler = handler;
      },
      setDisplayMediaRequestHandler: (handler) => {
        taken.setDisplayMediaRequestHandler = handler;
      },
    },
    panels,
  );
  const request = taken.setPermissionRequestHandler as NonNullable<
    Parameters<Session['setPermissionRequestHandler']>[0]
  >;
  const check = taken.setPermissionCheckHandler as NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
  const device = taken.setDevicePermissionHandler as () => boolean;
  const screen = taken.setDisplayMediaRequestHandler as (request: unknown, answer: (streams: unknown) => void) => void;
  type Media = ('video' | 'audio')[];
  return {
    asks(contents: object, permission: Parameters<typeof request>[1], mediaTypes: Media, isMainFrame = true): boolean {
      let answer = false;
      const details = { requestingUrl: OWN, isMainFrame, mediaTypes };
      request(
        contents as WebContents,
        permission,
        (given) => {
          answer = given;
        },
        details,
      );
      const [mediaType = 'unknown'] = mediaTypes;
      const checked = check(contents as WebContents, permission as Parameters<typeof check>[1], 'app://meadow', {
        requestingUrl: OWN,
        isMainFrame,
        mediaType,
      });
      if (mediaTypes.length < 2) expect(checked).toBe(answer);
      return answer;
    },
    device,
    screen,
  };
}

test('the camera is given to a window whose panel is open, and to no other; sound never', () => {
  const { contents, panels } = guarded();
  const { asks } = permissionsOf(panels);
  expect(asks(contents, 'media', ['video'])).toBe(false);
  panels.note(contents, true);
  expect(asks(contents, 'media', ['video'])).toBe(true);
  expect(asks(contents, 'media', ['audio'])).toBe(false);
  expect(asks(contents, 'media', ['video', 'audio'])).toBe(false);
  expect(asks(contents, 'media', ['video'], false)).toBe(false);
  expect(asks(new Contents(), 'media', ['video'])).toBe(false);
  panels.note(contents, false);
  expect(asks(contents, 'media', ['video'])).toBe(false);
});

test('a panel ends with its page, not with a step within it', () => {
  const { contents, panels } = guarded();
  const { asks } = permissionsOf(panels);
  panels.note(contents, true);
  contents.tells('did-start-navigation', { isMainFrame: true, isSameDocument: true });
  contents.tells('did-start-navigation', { isMainFrame: false, isSameDocument: false });
  expect(asks(contents, 'media', ['video'])).toBe(true);
  contents.tells('did-start-navigation', { isMainFrame: true, isSameDocument: false });
  expect(asks(contents, 'media', ['video'])).toBe(false);
  panels.note(contents, true);
  contents.emit('render-process-gone');
  expect(asks(contents, 'media', ['video'])).toBe(false);
});

test('no device and no screen is given to anybody', () => {
  const { device, screen } = permissionsOf(createCameraPanels());
  expect(device()).toBe(false);
  let streams: unknown;
  screen({}, (given) => {
    streams = given;
  });
  expect(streams).toBeNull();
});
