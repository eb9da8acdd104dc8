interface Titled {
  mode: string;
  started: Date;
}

/** What people call a training where it stands among others, such as `Lawn, quick, 2026-11-26 21:35` (UTC). */
export const runTitle = ({ mode, started }: Titled, project: string): string =>
  `${project}, ${mode}, ${started.toISOString().slice(0, 16).replace('T', ' ')}`;
