import { createTheme, Drawer, defaultVariantColorsResolver, Modal, Popover, Switch, Tooltip } from '@mantine/core';
import styles from './switch.module.css';

/**
 * Mantine's side of the look; the values themselves are CSS variables (tokens.css, mantine-variables.css).
 * Scroll is never locked on the page: the library that does it writes style tags, which the content policy refuses,
 * and only the panes inside the shell scroll anyway.
 */
export const theme = createTheme({
  primaryColor: 'dandelion',
  primaryShade: 5,
  autoContrast: true,
  respectReducedMotion: true,
  cursorType: 'pointer',
  // Mantine looks at one shade of red; ours is dark on off-white and light on green-black.
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    return input.color === 'red' && input.variant === 'filled' ? { ...colors, color: 'var(--m-on-danger)' } : colors;
  },
  colors: {
    dandelion: [
      '#fffbea',
      '#fff1bd',
      '#ffe68a',
      '#fddb55',
      '#f9d131',
      '#f6c915',
      '#dcb000',
      '#a88600',
      '#6e5200',
      '#4a3800',
    ],
  },
  components: {
    Modal: Modal.extend({ defaultProps: { lockScroll: false, centered: true, radius: 'lg' } }),
    Drawer: Drawer.extend({ defaultProps: { lockScroll: false } }),
    DrawerRoot: Drawer.Root.extend({ defaultProps: { lockScroll: false } }),
    Switch: Switch.extend({
      defaultProps: { withThumbIndicator: false, classNames: { track: styles.track ?? '', thumb: styles.thumb ?? '' } },
    }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, events: { hover: true, focus: true, touch: false } } }),
  },
});
