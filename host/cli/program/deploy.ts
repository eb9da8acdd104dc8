import type { Command } from 'commander';
import type { CanaryOptions } from '../canary.ts';
import type { DeployOptions } from '../deploy.ts';
import type { Actions } from './actions.ts';
import { command, count, examples } from './command.ts';

const copies = count(1, 20);
const most = count(2, 20);

export function addDeploy(program: Command, actions: Actions): void {
  const json = ['--json', 'print JSON'] as const;
  const project = ['-p, --project <name>', 'which project; else the one worked on'] as const;
  const deploy = command(program, 'deploy')
    .description('a version into the Kubernetes of this computer, and wait until it answers')
    .option(...project)
    .option(
      '--context <name>',
      'which cluster of the kubeconfig; else where it is deployed, else the one of this computer',
    )
    .option('--version <version>', 'this version; else the live one, and each that goes live later')
    .option('--replicas <number>', 'how many copies', copies)
    .option('--up-to <number>', 'more by load, up to so many, where the cluster measures it', most)
    .option('--confirm <name>', 'the name of a cluster that is not on this computer, typed to deploy there')
    .option(
      '--canary <percent>',
      'give it only so many photos in a hundred, as far as numbers of copies allow, beside the version that answers',
      count(1, 90),
    )
    .option('--by-hand', 'a canary is promoted only by "meadow deploy promote"')
    .option('--minutes <number>', 'a canary is promoted after so many at the earliest', count(0, 1440), 5)
    .option('--answers <number>', 'and after so many requests that it answered', count(1, 100_000), 50)
    .option('--take', 'set what somebody else has changed there, too')
    .option('--all', 'every service instead: the whole stack, into the cluster')
    .option(...json)
    .addHelpText(
      'after',
      examples([
        'deploy',
        'deploy --context minikube --replicas 3',
        'deploy --version lawn-2',
        'deploy --version lawn-3 --canary 20',
        'deploy --all',
      ]),
    )
    .addHelpText(
      'after',
      '\nExit code: 0 it answers, 1 it does not: the version before answers as before.\nA canary: 0 promoted, 1 aborted. With --by-hand, or where the gate refuses the version: 0 it is ready and goes on, until\n"meadow deploy promote" or "meadow deploy abort"; 130 Ctrl-C, it goes on.',
    )
    .action((_options, self: Command) => {
      const options = self.optsWithGlobals<DeployOptions | CanaryOptions>();
      return 'canary' in options ? actions.startCanary(options) : actions.deploy(options);
    });
  command(deploy, 'clusters')
    .description('list the clusters of the kubeconfig')
    .option(...json)
    .addHelpText('after', examples(['deploy clusters']))
    .action((_options, self: Command) => actions.listClusters(self.optsWithGlobals()));
  command(deploy, 'doctor')
    .description('say what must be so in a cluster, and is not')
    .argument('[context]', 'which; else the one of this computer')
    .option(...json)
    .addHelpText('after', examples(['deploy doctor', 'deploy doctor kind-lawn']))
    .action((context: string | undefined, _options, self: Command) =>
      actions.doctorCluster(context, self.optsWithGlobals()),
    );
  command(deploy, 'status')
    .description('say what is deployed of each project, copy by copy')
    .option('--all', 'of every service instead')
    .option(...json)
    .addHelpText('after', examples(['deploy status', 'deploy status --json', 'deploy status --all']))
    .addHelpText('after', '\nExit code: 0 all answer, 1 some do not.')
    .action((_options, self: Command) => actions.deployStatus(self.optsWithGlobals()));
  command(deploy, 'rollback')
    .description('back to the version before, everywhere it answers')
    .option(...project)
    .option(...json)
    .addHelpText('after', examples(['deploy rollback']))
    .action((_options, self: Command) => actions.changeDeployment('rollback', self.optsWithGlobals()));
  command(deploy, 'promote')
    .description('put the canary in the place of the version that answers')
    .option(...project)
    .option('--force <reason>', 'although the gate said no; the reason is kept')
    .option(...json)
    .addHelpText('after', examples(['deploy promote', 'deploy promote --force "New camera"']))
    .action((_options, self: Command) => actions.changeDeployment('promote', self.optsWithGlobals()));
  command(deploy, 'abort')
    .description('end the canary; the version that answers gets all photos again')
    .option(...project)
    .option(...json)
    .addHelpText('after', examples(['deploy abort']))
    .action((_options, self: Command) => actions.changeDeployment('abort', self.optsWithGlobals()));
  command(deploy, 'restart')
    .description('new copies of the same, one after the other')
    .option(...project)
    .option(...json)
    .addHelpText('after', examples(['deploy restart']))
    .action((_options, self: Command) => actions.changeDeployment('restart', self.optsWithGlobals()));
  command(deploy, 'scale')
    .description('run so many copies, or as many as the load asks for between two numbers')
    .argument('<replicas>', 'how many', copies)
    .option('--up-to <number>', 'more by load, up to so many', most)
    .option(...project)
    .option(...json)
    .addHelpText('after', examples(['deploy scale 3', 'deploy scale 2 --up-to 6']))
    .action((replicas: number, _options, self: Command) => actions.scaleDeployment(replicas, self.optsWithGlobals()));
  command(deploy, 'logs')
    .description('print the last lines of all copies, or of one')
    .argument('[pod]', 'its name')
    .option(...project)
    .option('-f, --follow', 'go on as new lines come')
    .option('--tail <lines>', 'how many of each', count(0, 10_000), 200)
    .option('--json', 'print JSON, a line each')
    .addHelpText('after', examples(['deploy logs', 'deploy logs -f']))
    .action((pod: string | undefined, _options, self: Command) => actions.deployLogs(pod, self.optsWithGlobals()));
  command(deploy, 'remove')
    .description('take it out of the cluster again')
    .option(...project)
    .option('--all', 'every service instead; volumes and passwords are kept')
    .option('--data <cluster>', 'with --all: remove those too, for good: the name of the cluster, typed')
    .option(...json)
    .addHelpText('after', examples(['deploy remove', 'deploy remove --all', 'deploy remove --all --data minikube']))
    .action((_options, self: Command) => actions.changeDeployment('remove', self.optsWithGlobals()));
}
