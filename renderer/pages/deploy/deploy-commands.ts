import { useLocation } from 'wouter';
import { IconDeploy, IconUndo } from '../../components/icons.ts';
import type { Command } from '../../palette/command.ts';
import { leadTo } from '../../palette/lead-to.ts';
import { useNames } from '../../palette/use-names.ts';
import { routes } from '../routes.ts';

/** Deploying and its way back, from any page. */
export function useDeployCommands(): Command[] {
  const [, navigate] = useLocation();
  const names = useNames('deploy');
  const go = () => navigate(routes.deploy);
  return [
    leadTo(
      'deploy',
      IconDeploy,
      names(
        (t) => t('command.deploy'),
        (t) => t('command.deployWords'),
      ),
      go,
    ),
    leadTo(
      'deploy-back',
      IconUndo,
      names(
        (t) => t('command.back'),
        (t) => t('command.backWords'),
      ),
      go,
    ),
  ];
}
