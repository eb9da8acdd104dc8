import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StackVariable } from '../../../../contract/stack.ts';
import { announce } from '../../../components/announcer.tsx';
import { parseWhole } from '../../../components/parse-whole.ts';
import { SettingRow } from '../../../components/setting-row.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useConfigureStack } from '../../../data/use-stack.ts';
import { useRoleWords } from '../services/use-role-words.ts';
import styles from './keep.module.css';

const LOWEST = 1024;
const HIGHEST = 65_535;

interface Props {
  variable: StackVariable;
  /** What runs has another value still. */
  pending: boolean;
  onSet: () => void;
}

/** A variable of the Compose file, to be set or put back. */
export function VariableRow({ variable, pending, onSet }: Props) {
  const { t } = useTranslation('stack');
  const role = useRoleWords();
  const { name, kind, usual, value = usual, services } = variable;
  const [text, setText] = useState(value);
  const configure = useConfigureStack();
  const wrong = kind === 'port' && parseWhole(text, LOWEST, HIGHEST) === undefined;
  const set = (wanted: string) =>
    configure.mutate(
      { [name]: wanted },
      {
        onSuccess: () => {
          onSet();
          announce(t('variables.saved'));
        },
      },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong && text.trim() !== value) set(text.trim());
  };
  const users = services.map((service) => role(service).name).join(', ');
  const title = t(kind === 'port' ? 'variables.port' : 'variables.image', { services: users });
  const notes = [name, value !== usual && t('variables.usual', { value: usual }), pending && t('variables.pending')];
  return (
    <SettingRow name={title} hint={notes.filter(Boolean).join(' · ')}>
      <form className={styles.set} onSubmit={submit}>
        <TextInput
          className={styles.field ?? ''}
          data-kind={kind}
          aria-label={title}
          value={text}
          spellCheck={false}
          autoComplete="off"
          inputMode={kind === 'port' ? 'numeric' : 'text'}
          error={wrong ? t('variables.range') : undefined}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        {text.trim() !== value && (
          <Button type="submit" variant="default" disabled={wrong || text.trim() === ''} loading={configure.isPending}>
            {t('variables.save')}
          </Button>
        )}
        {text.trim() === value && value !== usual && (
          <Button
            variant="default"
            loading={configure.isPending}
            aria-label={t('variables.backNamed', { name: title })}
            onClick={() => set('')}
          >
            {t('variables.back')}
          </Button>
        )}
      </form>
      {configure.error && <TroubleNote error={configure.error} />}
    </SettingRow>
  );
}
