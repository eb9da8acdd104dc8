/**
 * What the window may load, sent as a header by whoever serves it: its own files, small pictures of photos, and
 * nothing else. No inline script and no inline style, so no nonce is needed either.
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
].join('; ');
