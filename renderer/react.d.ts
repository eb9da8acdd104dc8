import 'react';

declare module 'react' {
  // Values handed to style sheets as variables.
  interface CSSProperties {
    [variable: `--${string}`]: string | number | undefined;
  }
}
