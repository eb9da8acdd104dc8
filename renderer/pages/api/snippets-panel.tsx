import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ServingState } from '../../../contract/serving.ts';
import { CodeBlock } from '../../components/code-block.tsx';
import { Panel } from '../../components/page.tsx';
import { snippetLanguages, snippets } from './snippets.ts';
import styles from './snippets-panel.module.css';

const names = { curl: 'curl', python: 'Python', typescript: 'TypeScript' };

/** How other programs ask, filled with this API's address and key. */
export function SnippetsPanel({ serving }: { serving: ServingState }) {
  const { t } = useTranslation('api');
  const asked = {
    address: serving.address ?? `http://127.0.0.1:${serving.port}`,
    key: serving.requireKey ? serving.key : undefined,
  };
  return (
    <Panel title={t('snippets.title')}>
      <Tabs defaultValue="curl" keepMounted={false}>
        <Tabs.List aria-label={t('snippets.title')}>
          {snippetLanguages.map((language) => (
            <Tabs.Tab key={language} value={language}>
              {names[language]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {snippetLanguages.map((language) => (
          <Tabs.Panel key={language} value={language} className={styles.panel ?? ''}>
            <CodeBlock code={snippets[language](asked)} name={names[language]} />
          </Tabs.Panel>
        ))}
      </Tabs>
      <p className={styles.note}>{t(serving.requireKey ? 'snippets.withKey' : 'snippets.noKey')}</p>
    </Panel>
  );
}
