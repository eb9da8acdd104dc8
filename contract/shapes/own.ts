/** What a record holds under a name itself: a class or a project may be called `constructor`, as every object's maker is. */
export const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
