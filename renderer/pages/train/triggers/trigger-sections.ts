import { sectionsOf } from '../../../palette/sections-of.ts';
import { routes } from '../../routes.ts';

/** The way to each trigger. */
export const useTriggerSections = sectionsOf(
  'triggers',
  'train',
  {
    'new-photos': 'name.new-photos',
    weekly: 'name.weekly',
    'live-accuracy': 'name.live-accuracy',
    drift: 'name.drift',
    'failed-run': 'name.failed-run',
  },
  routes.triggers,
);
