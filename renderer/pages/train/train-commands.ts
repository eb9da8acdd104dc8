import { useLocation } from 'wouter';
import { IconTrain } from '../../components/icons.ts';
import type { Command } from '../../palette/command.ts';
import { leadTo } from '../../palette/lead-to.ts';
import { useNames } from '../../palette/use-names.ts';
import { routes } from '../routes.ts';

/** Training, from any page. */
export function useTrainCommands(): Command[] {
  const [, navigate] = useLocation();
  const names = useNames('train');
  const retrain = names(
    (t) => t('command.retrain'),
    (t) => t('command.retrainWords'),
  );
  return [leadTo('retrain', IconTrain, retrain, () => navigate(routes.train))];
}
