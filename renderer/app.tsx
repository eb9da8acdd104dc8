import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import { useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { createQueryClient } from './data/query-client.ts';
import { TransportProvider } from './data/transport-context.tsx';
import { Pages } from './pages/pages.tsx';
import { theme } from './theme/theme.ts';
import { useColorScheme } from './theme/use-color-scheme.ts';
import type { Transport } from './transport/client.ts';

/** The window: everything a page may count on is handed in here. */
export function App({ transport, i18n }: { transport: Transport; i18n: i18n }) {
  const [queries] = useState(createQueryClient);
  const scheme = useColorScheme();
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme} withCssVariables={false} withGlobalClasses={false}>
      <I18nextProvider i18n={i18n}>
        <TransportProvider transport={transport}>
          <QueryClientProvider client={queries}>
            <Router hook={useHashLocation}>
              <Pages />
            </Router>
          </QueryClientProvider>
        </TransportProvider>
      </I18nextProvider>
    </MantineProvider>
  );
}
