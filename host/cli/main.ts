import { CommanderError } from 'commander';
import type { UpdateWay } from '../../contract/updates.ts';
import program from '../../package.json' with { type: 'json' };
import { chooseHome, homeFolder } from '../../services/assembly/home-folder.ts';
import { Fault } from '../../services/domain/fault.ts';
import type { Client } from '../core-client.ts';
import { exitCodes } from './exit-codes.ts';
import { sayFault } from './fault-of.ts';
import { createProgram } from './program.ts';
import { createTerminal, type Terminal } from './terminal.ts';

type Work = (client: Client, terminal: Terminal, signal: AbortSignal) => Promise<number>;

/**
 * Runs the `meadow` command and answers its exit code. What a command needs is loaded when it is asked for. `updateWay`: how
 * an installed app, whose command this is, gets to another version.
 */
export async function main(args: string[], updateWay?: UpdateWay): Promise<number> {
  const terminal = createTerminal(process.stdout, process.stderr);
  let code: number = exitCodes.done;

  const ask = async (asked: { home?: string }, cancels: boolean, work: Work, open = false) => {
    const { runCommand } = await import('./run-command.ts');
    const home = chooseHome(asked.home);
    code = await runCommand({ home, terminal, cancels, open, updateWay }, (client, signal) =>
      work(client, terminal, signal),
    );
  };

  const command = createProgram(program.version, {
    async predict(photos, options) {
      const { predict } = await import('./predict.ts');
      await ask(options, true, (client, terminal, signal) => predict(client, terminal, photos, options, signal));
    },
    async train(options) {
      const { train } = await import('./train.ts');
      await ask(options, true, (client, terminal, signal) => train(client, terminal, options, signal));
    },
    async addPhotos(paths, options) {
      const { addPhotos } = await import('./photos.ts');
      await ask(options, true, (client, terminal, signal) => addPhotos(client, terminal, paths, options, signal));
    },
    async listPhotos(options) {
      const { listPhotos } = await import('./photos.ts');
      await ask(options, false, (client, terminal) => listPhotos(client, terminal, options));
    },
    async checkPhotos(options) {
      const { checkPhotos } = await import('./photos.ts');
      await ask(options, true, (client, terminal, signal) => checkPhotos(client, terminal, options, signal));
    },
    async exportPhotos(options) {
      const { exportPhotos } = await import('./photos.ts');
      await ask(options, false, (client, terminal) => exportPhotos(client, terminal, options));
    },
    async listModels(options) {
      const { listModels } = await import('./models.ts');
      await ask(options, false, (client, terminal) => listModels(client, terminal, options));
    },
    async showModel(version, options) {
      const { showModel } = await import('./show-model.ts');
      await ask(options, false, (client, terminal) => showModel(client, terminal, version, options));
    },
    async promoteModel(version, options) {
      const { promoteModel } = await import('./switch-model.ts');
      await ask(options, false, (client, terminal) => promoteModel(client, terminal, version, options));
    },
    async removeModel(version, options) {
      const { removeModel } = await import('./switch-model.ts');
      await ask(options, false, (client, terminal) => removeModel(client, terminal, version, options));
    },
    async rollbackModel(options) {
      const { rollbackModel } = await import('./switch-model.ts');
      await ask(options, false, (client, terminal) => rollbackModel(client, terminal, options));
    },
    async monitor(options) {
      const { monitor } = await import('./monitor.ts');
      await ask(options, false, (client, terminal) => monitor(client, terminal, options));
    },
    async loadTest(address, options) {
      const { loadTest } = await import('./load.ts');
      const own = address === undefined && !options.stack;
      await ask(options, true, (client, terminal, signal) => loadTest(client, terminal, address, options, signal), own);
    },
    async listTriggers(options) {
      const { listTriggers } = await import('./triggers.ts');
      await ask(options, false, (client, terminal) => listTriggers(client, terminal, options));
    },
    async switchTrigger(trigger, on, options) {
      const { switchTrigger } = await import('./triggers.ts');
      await ask(options, false, (client, terminal) => switchTrigger(client, terminal, trigger, on, options));
    },
    async dryRunTriggers(trigger, options) {
      const { dryRunTriggers } = await import('./triggers.ts');
      await ask(options, false, (client, terminal) => dryRunTriggers(client, terminal, trigger, options));
    },
    async runTrigger(trigger, options) {
      const { runTrigger } = await import('./triggers.ts');
      await ask(options, true, (client, terminal, signal) => runTrigger(client, terminal, trigger, options, signal));
    },
    async doctor(options) {
      const { runDoctor } = await import('./doctor.ts');
      await ask(options, false, (client, terminal) => runDoctor(client, terminal, options));
    },
    async doctorStack(options) {
      const { doctorStack } = await import('./stack.ts');
      await ask(options, false, (client, terminal) => doctorStack(client, terminal, options));
    },
    async stackUp(services, options) {
      const { stackUp } = await import('./stack.ts');
      await ask(options, true, (client, terminal, signal) => stackUp(client, terminal, services, options, signal));
    },
    async stackStop(service, options) {
      const { stackStop } = await import('./stack.ts');
      await ask(options, true, (client, terminal, signal) => stackStop(client, terminal, service, options, signal));
    },
    async stackDown(options) {
      const { stackDown } = await import('./stack.ts');
      await ask(options, true, (client, terminal, signal) => stackDown(client, terminal, options, signal));
    },
    async stackUpdate(options) {
      const { stackUpdate } = await import('./stack.ts');
      await ask(options, true, (client, terminal, signal) => stackUpdate(client, terminal, options, signal));
    },
    async stackBack(copy, options) {
      const { stackBack } = await import('./stack.ts');
      await ask(options, true, (client, terminal, signal) => stackBack(client, terminal, copy, options, signal));
    },
    async stackRestart(service, options) {
      const { stackRestart } = await import('./stack.ts');
      await ask(options, true, (client, terminal, signal) => stackRestart(client, terminal, service, options, signal));
    },
    async stackStatus(options) {
      const { stackStatus } = await import('./stack.ts');
      await ask(options, false, (client, terminal) => stackStatus(client, terminal, options));
    },
    async stackLogs(service, options) {
      const { stackLogs } = await import('./stack.ts');
      await ask(options, true, (client, terminal, signal) => stackLogs(client, terminal, service, options, signal));
    },
    async stackLoad(kit, options) {
      const { stackLoad } = await import('./stack.ts');
      await ask(options, true, (client, terminal, signal) => stackLoad(client, terminal, kit, options, signal));
    },
    async stackSecrets(options) {
      const { stackSecrets } = await import('./stack.ts');
      await ask(options, false, (client, terminal) => stackSecrets(client, terminal, options));
    },
    async listPipelines(options) {
      const { listPipelines } = await import('./pipelines.ts');
      await ask(options, false, (client, terminal) => listPipelines(client, terminal, options));
    },
    async listPipelineRuns(options) {
      const { listPipelineRuns } = await import('./pipelines.ts');
      await ask(options, false, (client, terminal) => listPipelineRuns(client, terminal, options));
    },
    async showPipelineRun(run, options) {
      const { showPipelineRun } = await import('./pipelines.ts');
      await ask(options, false, (client, terminal) => showPipelineRun(client, terminal, run, options));
    },
    async pipelineLog(which, options) {
      const { pipelineLog } = await import('./pipelines.ts');
      await ask(options, true, (client, terminal, signal) => pipelineLog(client, terminal, which, options, signal));
    },
    async switchPipeline(pipeline, on, options) {
      const { switchPipeline } = await import('./pipelines.ts');
      await ask(options, false, (client, terminal) => switchPipeline(client, terminal, pipeline, on, options));
    },
    async cancelPipelineRun(run, options) {
      const { cancelPipelineRun } = await import('./pipelines.ts');
      await ask(options, false, (client, terminal) => cancelPipelineRun(client, terminal, run, options));
    },
    async deploy(options) {
      if (options.all) {
        const { deployAll } = await import('./deploy-all.ts');
        return ask(options, true, (client, terminal, signal) => deployAll(client, terminal, options, signal));
      }
      const { deploy } = await import('./deploy.ts');
      await ask(options, true, (client, terminal, signal) => deploy(client, terminal, options, signal));
    },
    async startCanary(options) {
      const { startCanary } = await import('./canary.ts');
      await ask(options, true, (client, terminal, signal) => startCanary(client, terminal, options, signal));
    },
    async changeDeployment(what, options) {
      if (options.all) {
        const { removeAll } = await import('./deploy-all.ts');
        return ask(options, true, (client, terminal, signal) => removeAll(client, terminal, options, signal));
      }
      const { changeDeployment } = await import('./deploy.ts');
      await ask(options, true, (client, terminal, signal) => changeDeployment(client, terminal, what, options, signal));
    },
    async scaleDeployment(replicas, options) {
      const { scaleDeployment } = await import('./deploy.ts');
      await ask(options, true, (client, terminal, signal) =>
        scaleDeployment(client, terminal, replicas, options, signal),
      );
    },
    async deployStatus(options) {
      if (options.all) {
        const { statusOfAll } = await import('./deploy-all.ts');
        return ask(options, false, (client, terminal) => statusOfAll(client, terminal, options));
      }
      const { deployStatus } = await import('./deploy.ts');
      await ask(options, false, (client, terminal) => deployStatus(client, terminal, options));
    },
    async deployLogs(pod, options) {
      const { deployLogs } = await import('./deploy.ts');
      await ask(options, true, (client, terminal, signal) => deployLogs(client, terminal, pod, options, signal));
    },
    async listClusters(options) {
      const { listClusters } = await import('./deploy.ts');
      await ask(options, false, (client, terminal) => listClusters(client, terminal, options));
    },
    async doctorCluster(context, options) {
      const { doctorCluster } = await import('./deploy.ts');
      await ask(options, false, (client, terminal) => doctorCluster(client, terminal, context, options));
    },
    async move(to, project, options) {
      const { move } = await import('./move.ts');
      await ask(options, true, (client, terminal, signal) => move(client, terminal, to, project, options, signal));
    },
    async moveLeft(project, options) {
      const { moveLeft } = await import('./move.ts');
      await ask(options, true, (client, terminal, signal) => moveLeft(client, terminal, project, options, signal));
    },
    async exportModel(version, file, options) {
      const { exportModel } = await import('./keeping.ts');
      await ask(options, true, (client, terminal, signal) =>
        exportModel(client, terminal, [version, file], options, signal),
      );
    },
    async importModel(file, options) {
      const { importModel } = await import('./keeping.ts');
      await ask(options, true, (client, terminal, signal) => importModel(client, terminal, file, options, signal));
    },
    async listProjects(options) {
      const { listProjects } = await import('./projects.ts');
      await ask(options, false, (client, terminal) => listProjects(client, terminal, options));
    },
    async chooseProject(project, options) {
      const { chooseProject } = await import('./projects.ts');
      await ask(options, false, (client, terminal) => chooseProject(client, terminal, project, options));
    },
    async exportProject(project, file, options) {
      const { exportProject } = await import('./keeping.ts');
      await ask(options, true, (client, terminal, signal) =>
        exportProject(client, terminal, [project, file], options, signal),
      );
    },
    async importProject(file, options) {
      const { importProject } = await import('./keeping.ts');
      await ask(options, true, (client, terminal, signal) => importProject(client, terminal, file, options, signal));
    },
    async showFolder(options) {
      const { showFolder } = await import('./folder.ts');
      await ask(options, false, (client, terminal) => showFolder(client, terminal, options));
    },
    async moveFolder(target, options) {
      const { moveFolder, tellMoved } = await import('./folder.ts');
      const from = homeFolder(options.home);
      await ask(options, true, (client, terminal, signal) => moveFolder(client, terminal, target, signal));
      if (code !== exitCodes.done) return;
      await tellMoved(terminal, from, options, (work) => ask(options, false, work));
    },
    async tidyFolder(what, options) {
      const { tidyFolder } = await import('./folder.ts');
      await ask(options, false, (client, terminal) => tidyFolder(client, terminal, what, options));
    },
    async showUpdates(options) {
      const { showUpdates } = await import('./updates.ts');
      await ask(options, false, (client, terminal) => showUpdates(client, terminal, options));
    },
    async lookForUpdates(options) {
      const { lookForUpdates } = await import('./updates.ts');
      await ask(options, false, (client, terminal) => lookForUpdates(client, terminal, options));
    },
    async switchUpdates(on, options) {
      const { switchUpdates } = await import('./updates.ts');
      await ask(options, false, (client, terminal) => switchUpdates(client, terminal, on, options));
    },
    async copyBeforeUpdate(options) {
      const { copyBeforeUpdate } = await import('./updates.ts');
      await ask(options, true, (client, terminal, signal) => copyBeforeUpdate(client, terminal, options, signal));
    },
    async downloadUpdate(options) {
      const { downloadUpdate } = await import('./updates.ts');
      await ask(options, true, (client, terminal, signal) => downloadUpdate(client, terminal, options, signal));
    },
    async backup(file, options) {
      const { backup } = await import('./keeping.ts');
      await ask(options, true, (client, terminal, signal) => backup(client, terminal, file, options, signal));
    },
    async restore(file, options) {
      const { restore } = await import('./keeping.ts');
      code = await restore(homeFolder(options.home), terminal, file, options, async (work) => {
        await ask(options, true, (client, _terminal, signal) => work(client, signal));
        return code;
      });
    },
    async serve({ home, port }) {
      const { serve } = await import('./serve.ts');
      code = await serve(chooseHome(home), terminal, port);
    },
    async web({ home, port }) {
      const { web } = await import('./web.ts');
      code = await web(chooseHome(home), terminal, port);
    },
  });

  try {
    await command.parseAsync(args, { from: 'user' });
  } catch (error) {
    // A data folder that is not there is told before there is a core to ask.
    if (error instanceof Fault) return sayFault(terminal, error);
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  }
  return code;
}
