export const snippetLanguages = ['curl', 'python', 'typescript'] as const;
export type SnippetLanguage = (typeof snippetLanguages)[number];

interface Asked {
  address: string;
  /** Where the API asks for one. */
  key: string | undefined;
}

/** How a photo is asked about, ready to be pasted. */
export const snippets: Record<SnippetLanguage, (asked: Asked) => string> = {
  curl: ({ address, key }) =>
    lines(
      `curl "${address}/v1/predict" \\`,
      key && `  -H "Authorization: Bearer ${key}" \\`,
      '  -H "Content-Type: application/octet-stream" \\',
      '  --data-binary @photo.jpg',
    ),
  python: ({ address, key }) =>
    lines(
      'import json',
      'from pathlib import Path',
      'from urllib.request import Request, urlopen',
      '',
      'request = Request(',
      `    "${address}/v1/predict",`,
      '    data=Path("photo.jpg").read_bytes(),',
      '    headers={',
      '        "Content-Type": "application/octet-stream",',
      key && `        "Authorization": "Bearer ${key}",`,
      '    },',
      ')',
      'with urlopen(request) as answer:',
      '    print(json.load(answer)["verdict"])',
    ),
  typescript: ({ address, key }) =>
    lines(
      "import { readFile } from 'node:fs/promises';",
      '',
      `const answer = await fetch('${address}/v1/predict', {`,
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

function lines(...all: (string | undefined)[]): string {
  return all.filter((line) => line !== undefined).join('\n');
}
