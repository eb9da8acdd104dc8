// First of all, before a shape is made.
import './loading/zod-without-eval.ts';
// Then, so that texts and script come together.
import './i18n/begin-texts.ts';
import './theme/mantine-styles.ts';
import './theme/tokens.css';
import './theme/mantine-variables.css';
import './theme/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { firstLanguage } from './i18n/first-language.ts';
import { createI18n } from './i18n/i18n.ts';
import { reloadMissingParts } from './loading/reload-missing-parts.ts';
import { keepOverlay, takeUpOverlay } from './shell/overlay.ts';
import { dressFirst } from './theme/use-color-scheme.ts';
import { createTransport } from './transport/transport.ts';

async function start() {
  reloadMissingParts(window, () => keepOverlay(window.sessionStorage));
  takeUpOverlay(window.sessionStorage);
  dressFirst();
  const i18n = await createI18n(firstLanguage());
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no place for the window.');
  createRoot(root).render(
    <StrictMode>
      <App transport={createTransport()} i18n={i18n} />
    </StrictMode>,
  );
}

void start();
