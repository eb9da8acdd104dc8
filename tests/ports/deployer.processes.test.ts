import { systemClock } from '../../services/adapters/local/clock.ts';
import { createChildLauncher } from '../../services/adapters/node/child-launcher.ts';
import { createProcessDeployer } from '../../services/adapters/node/process-deployer.ts';
import type { Launched } from '../../services/ports/launcher.ts';
import { describeDeployer } from './deployer-suite.ts';

describeDeployer('processes of this computer', async () => {
  const launcher = createChildLauncher();
  const running = new Set<Launched>();
  return {
    deployer: createProcessDeployer({
      launcher: {
        async launch(...order) {
          const launched = await launcher.launch(...order);
          running.add(launched);
          void launched.exit.then(() => running.delete(launched));
          return launched;
        },
      },
      clock: systemClock,
    }),
    app: 'test',
    async crash() {
      const [one] = running;
      process.kill(one!.pid!, 'SIGKILL');
      await one!.exit;
    },
    close: async () => undefined,
  };
});
