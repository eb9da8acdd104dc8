import { useLocation } from 'wouter';
import { IconDoctor } from '../../components/icons.ts';
import type { Command } from '../../palette/command.ts';
import { leadTo } from '../../palette/lead-to.ts';
import { useNames } from '../../palette/use-names.ts';
import { routes } from '../routes.ts';

/** Having everything looked over, from any page. */
export function useDoctorCommands(): Command[] {
  const [, navigate] = useLocation();
  const names = useNames('doctor');
  const words = names(
    (t) => t('command.run'),
    (t) => t('command.words'),
  );
  return [leadTo('run-doctor', IconDoctor, words, () => navigate(routes.doctor))];
}
