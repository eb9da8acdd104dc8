import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTroubleWords } from '../../components/use-trouble-words.ts';
import { troubleOf } from '../../data/trouble.ts';
import { useServingActions } from '../../data/use-serving.ts';
import { parsePort } from './port.ts';
import styles from './port-field.module.css';

/** The port the API answers on. */
export function PortField({ port, ref }: { port: number; ref: Ref<HTMLInputElement> }) {
  const { t } = useTranslation('api');
  // What is typed stays where the API takes another port meanwhile.
  const [typed, setTyped] = useState<string>();
  const text = typed ?? String(port);
  const { configure } = useServingActions();
  const words = useTroubleWords();
  const wanted = parsePort(text);
  const changed = wanted !== port;
  const refused = configure.error && words(troubleOf(configure.error));
  const error = wanted === undefined ? t('port.range') : refused && `${refused.message} ${refused.hint}`;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted !== undefined && changed) configure.mutate({ port: wanted }, { onSuccess: () => setTyped(undefined) });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        ref={ref}
        className={styles.field ?? ''}
        inputMode="numeric"
        aria-label={t('access.port')}
        value={text}
        error={error || undefined}
        onChange={({ currentTarget }) => {
          configure.reset();
          setTyped(currentTarget.value);
        }}
      />
      <Button type="submit" variant="default" disabled={!changed || wanted === undefined} loading={configure.isPending}>
        {t('port.apply')}
      </Button>
    </form>
  );
}
