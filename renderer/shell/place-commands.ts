import { useLocation } from 'wouter';
import {
  IconChecks,
  IconClock,
  IconDelete,
  IconLoadTest,
  IconLog,
  IconPencil,
  IconReview,
  IconUser,
} from '../components/icons.ts';
import { routes } from '../pages/routes.ts';
import type { Command } from '../palette/command.ts';
import { useNames } from '../palette/use-names.ts';
import { places } from './places.ts';

/** Pages below those of the rail, which can be gone to without naming anything. */
const below = [
  { name: 'label', to: routes.label, icon: IconPencil },
  { name: 'checks', to: routes.checks, icon: IconChecks },
  { name: 'review', to: routes.review, icon: IconReview },
  { name: 'bin', to: routes.bin, icon: IconDelete },
  { name: 'triggers', to: routes.triggers, icon: IconClock },
  { name: 'stackLog', to: routes.stackLog(), icon: IconLog },
  { name: 'storeUsers', to: routes.storeUsers, icon: IconUser },
  { name: 'deployLog', to: routes.deployLog(), icon: IconLog },
  { name: 'loadTestDeployed', to: routes.loadTestDeployed, icon: IconLoadTest },
] as const;

/** The way to every page. */
export function usePlaceCommands(): Command[] {
  const [, navigate] = useLocation();
  const names = useNames('common');
  return [
    ...places.map(({ name, to, icon, key }) => ({
      id: to,
      group: 'pages' as const,
      icon,
      ...names(
        (t) => t(`nav.${name}`),
        (t) => t(`navWords.${name}`),
      ),
      keys: ['g', key],
      run: () => navigate(to),
    })),
    ...below.map(({ name, to, icon }) => ({
      id: to,
      group: 'pages' as const,
      icon,
      ...names(
        (t) => t(`below.${name}`),
        (t) => t(`belowWords.${name}`),
      ),
      run: () => navigate(to),
    })),
  ];
}
