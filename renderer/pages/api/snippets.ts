export const snippetLanguages = ['curl', 'python', 'typescript'] as const;
export type SnippetLanguage = (typeof snippetLanguages)[number];

interface Asked {
  address: string;
  /** The id of the project to keep to, where more than one may answer there. */
  project?: string | undefined;
  /** Where the API asks for one. */
  key: string | undefined;
}

/** How a photo is asked about, ready to be pasted. */
export const snippets: Record<SnippetLanguage, (asked: Asked) => string> = {
  curl: ({ key, ...asked }) =>
    lines(
      `curl "${addressOf(asked)}" \\`,
      key && `  -H "Authorization: Bearer ${key}" \\`,
      '  -H "Content-Type: application/octet-stream" \\',
      '  --data-binary @photo.jpg',
    ),
  python: ({ key, ...asked }) =>
    lines(
      'import json',
      'from pathlib import Path',
      'from urllib.request import Request, urlopen',
      '',
      'request = Request(',
      `    "${addressOf(asked)}",`,
      '    data=Path("photo.jpg").read_bytes(),',
      '    headers={',
      '        "Content-Type": "application/octet-stream",',
      key && `        "Authorization": "Bearer ${key}",`,
      '    },',
      ')',
      'with urlopen(request) as answer:',
      '    print(json.load(answer)["verdict"])',
    ),
  typescript: ({ key, ...asked }) =>
    lines(
      "import { readFile } from 'node:fs/promises';",
      '',
      `const answer = await fetch('${addressOf(asked)}', {`,
      "  method: 'POST',",
      '  headers: {',
      "    'content-type': 'application/octet-stream',",
      key && `    authorization: 'Bearer ${key}',`,
      '  },',
      "  body: await readFile('photo.jpg'),",
      '});',
      'const { verdict } = await answer.json();',
      'console.log(verdict);',
    ),
};

const addressOf = ({ address, project }: Pick<Asked, 'address' | 'project'>): string =>
  `${address}/v1/predict${project === undefined ? '' : `?project=${encodeURIComponent(project)}`}`;

function lines(...all: (string | undefined)[]): string {
  return all.filter((line) => line !== undefined).join('\n');
}
