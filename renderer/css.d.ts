// Mantine publishes its style sheets without declarations.
declare module '@mantine/core/styles/*';

// One icon a file: the package's root would load all six thousand.
declare module '@tabler/icons-react/dist/esm/icons/*.mjs' {
  import type { Icon } from '@tabler/icons-react';

  const icon: Icon;
  export default icon;
}
