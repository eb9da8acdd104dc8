/** The name of a project's nth version; unique everywhere, since projects' are. */
export const versionId = (project: string, number: number): string => `${project}-${number}`;

/** The project a version belongs to, told by its name. */
export const projectOfVersion = (version: string): string => version.replace(/-\d+$/, '');

/** Whether a text from elsewhere can name a version of the project. */
export const isVersionOf = (project: string, text: string): boolean =>
  projectOfVersion(text) === project && /-[1-9]\d{0,8}$/.test(text);
