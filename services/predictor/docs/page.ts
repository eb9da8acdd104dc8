import { createHash } from 'node:crypto';
import type { ApiDocument, Operation, Schema } from './document.ts';
import { type Html, html } from './html.ts';
import { schemaText } from './schema-text.ts';
import { style } from './style.ts';

/** Nothing but this page's own style: no script, no picture, no frame, no address it could call. */
export const docsPolicy =
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; ` +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The API as a page to read, made from its OpenAPI document; `address` is where it answers. */
export function docsPage(api: ApiDocument, address: string): string {
  const { info, tags } = api;
  const page = html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${info.title} API</title>
<style>${{ html: style }}</style>
<main>
<h1>${info.title} API</h1>
<p class="quiet">Version ${info.version}, at <code>${address}</code></p>
<p>${marked(info.description)}</p>
<pre><code>curl --data-binary @photo.jpg -H "Content-Type: image/jpeg" ${address}/v1/predict
curl -F photo=@one.jpg -F photo=@two.jpg ${address}/v1/predict
curl --data-binary @photo.jpg -H "Content-Type: image/jpeg" "${address}/v1/predict?project=PROJECT"</code></pre>
<p>Without <code>project</code> the project that is chosen in Meadow answers, and another one once another is chosen there:
a program that is to keep to one names it.</p>
<p>Where Meadow is set to ask for a key, send it as <code>Authorization: Bearer KEY</code> or <code>X-API-Key: KEY</code>.
The machine-readable document is <a href="/openapi.json">openapi.json</a>.</p>
${tags.map(({ name }) => group(name, operationsOf(api, name)))}
<section><h2>Shapes</h2>${Object.entries(api.components.schemas).map(([name, schema]) => shape(name, schemaText(schema)))}</section>
</main>
</html>
`;
  return page.html;
}

interface Listed {
  path: string;
  method: string;
  operation: Operation;
}

function operationsOf(api: ApiDocument, tag: string): Listed[] {
  return Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { tags }]) => tags.includes(tag))
      .map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
}

const group = (name: string, listed: Listed[]): Html => html`<section><h2>${name}</h2>${listed.map(article)}</section>`;

function article({ path, method, operation }: Listed): Html {
  const { summary, description, parameters, requestBody, responses } = operation;
  return html`<article>
<h3><span class="method">${method}</span> <code>${path}</code></h3>
<p>${summary}${description && html`. ${marked(description)}`}</p>
${table('Parameters', parameters.map(parameterRow))}
${table('Body', Object.entries(requestBody?.content ?? {}).map(bodyRow))}
${table('Answers', Object.entries(responses).map(answerRow))}
</article>`;
}

interface Row {
  name: string;
  type: string | undefined;
  text: string | undefined;
}

const parameterRow = ({ name, schema, description }: Operation['parameters'][number]): Row => {
  return { name, type: schemaText(schema), text: description };
};

const bodyRow = ([name, { schema }]: [string, { schema?: Schema | undefined }]): Row => {
  return { name, type: name === 'application/json' ? schemaText(schema) : undefined, text: schema?.description };
};

const answerRow = ([name, { description, content }]: [string, Operation['responses'][string]]): Row => {
  const types = Object.values(content ?? {}).map(({ schema }) => schemaText(schema));
  return { name, type: types.join(' | ') || undefined, text: description };
};

function table(title: string, rows: Row[]): Html {
  if (rows.length === 0) return html``;
  return html`<h4>${title}</h4><table>${rows.map(
    ({ name, type, text }) =>
      html`<tr><th scope="row"><code>${name}</code></th><td>${text}${type && html`<pre>${type}</pre>`}</td></tr>`,
  )}</table>`;
}

const shape = (name: string, text: string): Html => html`<h3 id="${name}">${name}</h3><pre><code>${text}</code></pre>`;

/** Words between backticks stand as code. */
function marked(text: string): Html[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
}
