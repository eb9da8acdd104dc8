import { sectionsOf } from '../../palette/sections-of.ts';

/** The way to the pass mark of load tests. */
export const useLoadSections = sectionsOf('load', 'loadTest', { mark: 'mark.title' });
