/** Grafana's files have double braces of their own, hence the word. */
const PLACE = /\{\{secret:([^}]*)\}\}/g;

/** Puts secrets where a text says `{{secret:name}}`. Throws where there is none of that name: it would be half a file. */
export function fillTemplate(text: string, secrets: Readonly<Record<string, string>>): string {
  return text.replace(PLACE, (place, name: string) => {
    const secret = Object.hasOwn(secrets, name) ? secrets[name] : undefined;
    if (secret === undefined) throw new Error(`There is no secret for ${place}`);
    return secret;
  });
}
