/** What Meadow last wrote to the model registry of a project. */
export const registryWritten = (project: string): string => `registry-written/${project}`;
/** What somebody moved by hand in it. */
export const registryMoves = (project: string): string => `registry-moves/${project}`;

/** Where its trainings run. */
export const orchestratorOf = (project: string): string => `orchestrator/${project}`;

/** What its load tests measured. */
export const loadTestsOf = (project: string): string => `load-tests/${project}`;
/** When its API is fast enough. */
export const loadMarkOf = (project: string): string => `load-mark/${project}`;

/** Whether a version that would not be is refused by the gate. */
export const loadGateOf = (project: string): string => `load-gate/${project}`;

/** What its last training in the stack wants deployed. */
export const deployWanted = (project: string): string => `deploy-wanted/${project}`;
/** Which Meadows deploy it to a cluster, and what they said of that. */
export const deployersOf = (project: string): string => `deployers/${project}`;

/** Names of the settings that belong to a project alone, and go with it. */
export const settingsOfProject = (project: string): string[] => [
  registryMoves(project),
  registryWritten(project),
  orchestratorOf(project),
  loadTestsOf(project),
  loadMarkOf(project),
  loadGateOf(project),
  deployWanted(project),
  deployersOf(project),
];
