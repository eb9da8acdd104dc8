import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

const has = (program: string, ...args: string[]): boolean => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/** PyPI's kubernetes-validate, which brings the schemas of many versions of Kubernetes with it. */
export const VALIDATE = process.env.MEADOW_TEST_KUBERNETES_VALIDATE ?? 'kubernetes-validate';
export const HAS_VALIDATE = has(VALIDATE, '--version');
export const HAS_KUBECTL = has('kubectl', 'version', '--client');

/** A cluster that tests may make namespaces in. */
export const KUBECONFIG = process.env.MEADOW_TEST_KUBECONFIG ?? '';

/** Runs a program; what it says, or what it failed with as the error's message. `input` goes to its standard input. */
export async function tool(program: string, args: string[], input?: string): Promise<string> {
  const running = run(program, args, {
    maxBuffer: 32 * 1024 ** 2,
    env: KUBECONFIG ? { ...process.env, KUBECONFIG } : process.env,
  });
  if (input !== undefined) running.child.stdin?.end(input);
  return (await running).stdout;
}

export const kubectl = (args: string[], input?: string): Promise<string> => tool('kubectl', args, input);
