import { createHash } from 'node:crypto';

const style = `
:root { color-scheme: light dark; background: light-dark(#faf8f1, #0e1512); color: light-dark(#21281f, #e8ece4) }
body { font: 1.05rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 18vh auto 0; padding: 0 1.5rem }
h1 { font-size: 1.4rem }
code { background: light-dark(#ece8da, #1d2822); padding: 0.15em 0.4em; border-radius: 0.3em }
`;

/** These pages have one style of their own and nothing else. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

interface Words {
  title: string;
  text: string;
}

type Language = 'en' | 'fr';

/** How to get a fresh link: by the command of whoever serves this window, else by one of the two usual ones. */
const again = (language: Language, command: string | undefined): string => {
  const or = language === 'fr' ? 'ou' : 'or';
  const commands = command ? `<code>${command}</code>` : `<code>npm start</code> ${or} <code>npx meadow web</code>`;
  return language === 'fr'
    ? `Lancez de nouveau ${commands} : un nouveau lien s’affiche.`
    : `Run ${commands} once more: it prints a fresh link to this window.`;
};

/** What is said instead of the window, by status. */
const words = {
  en: {
    401: (link: string) => ({ title: 'Open Meadow by its link', text: link }),
    404: () => ({ title: 'There is nothing here', text: 'Meadow is one page; <a href="/">open it</a>.' }),
    other: (link: string) => ({
      title: 'Meadow does not answer this',
      text: `The request came from elsewhere. ${link}`,
    }),
  },
  fr: {
    401: (link: string) => ({ title: 'Ouvrez Meadow par son lien', text: link }),
    404: () => ({ title: 'Il n’y a rien ici', text: 'Meadow tient en une page ; <a href="/">ouvrez-la</a>.' }),
    other: (link: string) => ({
      title: 'Meadow ne répond pas à cela',
      text: `La demande venait d’ailleurs. ${link}`,
    }),
  },
} as const;

/**
 * A plain page for a status, in the first language of the browser that Meadow speaks. `command` prints a link to this
 * window, where it is not one of the usual ones.
 */
export function statusPage(status: number, languages: string | undefined, command?: string): string {
  const language = /^\s*fr\b/i.test(languages ?? '') ? 'fr' : 'en';
  const say = words[language][status === 401 || status === 404 ? status : 'other'];
  return page(language, say(again(language, command)));
}

/** A page that goes to `address` at once, as a step of this site itself. */
export function stepPage(address: string): string {
  const refresh = `<meta http-equiv="refresh" content="0;url=${address}">`;
  return page('en', { title: 'Meadow', text: 'One moment…' }, refresh);
}

function page(language: string, { title, text }: Words, head = ''): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>${head}
<style>${style}</style></head><body><main><h1>${title}</h1><p>${text}</p></main></body></html>`;
}
