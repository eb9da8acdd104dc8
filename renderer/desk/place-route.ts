import type { PagePlace } from '../../contract/shapes/page.ts';
import { routes } from '../pages/routes.ts';

/** Where in the window a page is that the shell names. */
export const routeOf = ({ page, version }: PagePlace): string =>
  page === 'models' && version !== undefined ? routes.model(version) : routes[page];
