/**
 * What the window may load, sent as a header by whoever serves it: its own files, small pictures of photos, and
 * nothing else. Scripts and styles are files and none is written into the page, so there is nothing that a nonce or a
 * hash would have to let through: a nonce would only be one more thing that an injected script could learn. No text
 * becomes markup or a script, wherever it comes from (Trusted Types without a policy).
 */
export const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** What of the computer the window may ask for; whoever serves it sends it along. */
export const permissionsPolicy = [
  'camera=(self)',
  'microphone=()',
  'geolocation=()',
  'display-capture=()',
  'usb=()',
  'serial=()',
  'hid=()',
  'midi=()',
  'payment=()',
].join(', ');
