import './theme/mantine-styles.ts';
import './theme/tokens.css';
import './theme/mantine-variables.css';
import './theme/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { recall, remembered } from './data/remembered.ts';
import { createI18n } from './i18n/i18n.ts';
import { languageFor } from './i18n/languages.ts';
import { keepOverlay, takeUpOverlay } from './shell/overlay.ts';
import { reloadMissingParts } from './shell/reload-missing-parts.ts';
import { dressFirst } from './theme/use-color-scheme.ts';
import { createTransport } from './transport/transport.ts';

async function start() {
  reloadMissingParts(window, () => keepOverlay(window.sessionStorage));
  takeUpOverlay(window.sessionStorage);
  dressFirst();
  const [transport, i18n] = await Promise.all([
    createTransport(),
    createI18n(languageFor(recall('language', remembered.language), navigator.languages)),
  ]);
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no place for the window.');
  createRoot(root).render(
    <StrictMode>
      <App transport={transport} i18n={i18n} />
    </StrictMode>,
  );
}

void start();
