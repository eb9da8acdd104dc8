// What is said when Meadow is built for the desktop: electron.vite.config.ts puts the words in the place of these
// variables, so that nobody can say otherwise when it is started.

/** Whether who builds it also signs it. */
export const isSigned = process.env.MEADOW_SIGNED === 'yes';

/** The repository on GitHub with the releases; empty where nobody said. */
const [owner = '', repo = ''] = (process.env.MEADOW_RELEASES ?? '').split('/');
export const repository = owner !== '' && repo !== '' ? { owner, repo } : undefined;
