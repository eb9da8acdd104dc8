import { ActionIcon, Tabs } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeBlock } from '../../components/code-block.tsx';
import { IconEye, IconEyeOff } from '../../components/icons.ts';
import { Panel } from '../../components/page.tsx';
import { HIDDEN_KEY } from './key-field.tsx';
import { type SnippetLanguage, snippetLanguages, snippets } from './snippets.ts';
import styles from './snippets-panel.module.css';

const names = { curl: 'curl', python: 'Python', typescript: 'TypeScript' };

interface Props {
  address: string;
  /** Where the API asks for one. */
  apiKey: string | undefined;
  /** The project the examples keep to, where more than one may answer. */
  project?: string | undefined;
  /** Who answers, where that is not plain. */
  children?: ReactNode;
  /** What stands for a key that is not known here. */
  keyWord?: string | undefined;
  note: string;
}

/** How other programs ask, filled with an API's address and key: the key is dotted until asked for, and copied as it is. */
export function SnippetsPanel({ address, apiKey, project, keyWord, note, children }: Props) {
  const { t } = useTranslation('api');
  const [shown, setShown] = useState(false);
  const Icon = shown ? IconEyeOff : IconEye;
  const seen = apiKey !== undefined && !shown ? HIDDEN_KEY : apiKey;
  const code = (language: SnippetLanguage, key: string | undefined) =>
    snippets[language]({ address, project, key: key ?? keyWord });
  return (
    <Panel id="api-snippets" title={t('snippets.title')}>
      {children}
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
            <CodeBlock code={code(language, seen)} copied={code(language, apiKey)} name={names[language]} />
          </Tabs.Panel>
        ))}
      </Tabs>
      <div className={styles.foot}>
        <p className={styles.note}>{note}</p>
        {apiKey !== undefined && (
          <ActionIcon
            variant="default"
            aria-label={t(shown ? 'snippets.hideKey' : 'snippets.showKey')}
            onClick={() => setShown(!shown)}
          >
            <Icon size={16} aria-hidden />
          </ActionIcon>
        )}
      </div>
    </Panel>
  );
}
