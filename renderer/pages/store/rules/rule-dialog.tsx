import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptRule, LifecycleDeed, StoreBucket } from '../../../../contract/shapes/store.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { parseWhole } from '../../../components/parse-whole.ts';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useRuleChanges } from '../../../data/store/use-rules.ts';
import { useFormat } from '../../../i18n/format.ts';
import styles from '../store.module.css';
import { useRuleWords } from './use-rule-words.ts';

interface Props {
  bucket: string;
  facts: StoreBucket | undefined;
  /** None: a new one. */
  rule: KeptRule | undefined;
  onClose: () => void;
}

const MOST_DAYS = 3650;

/** Adds or changes a rule; what it will do is said as it is typed. */
export function RuleDialog({ bucket, facts, rule, onClose }: Props) {
  const { t } = useTranslation('store');
  const { t: common } = useTranslation();
  const format = useFormat();
  const words = useRuleWords();
  const [kind, setKind] = useState<LifecycleDeed['kind']>(rule?.deed?.kind ?? 'older-versions');
  const [days, setDays] = useState(String(rule?.deed?.days ?? 30));
  const [prefix, setPrefix] = useState(rule?.prefix ?? '');
  const { put } = useRuleChanges(bucket);
  const whole = parseWhole(days, 1, MOST_DAYS);
  const own = facts?.own === true;
  const harmful = own && kind === 'objects';
  const useless = facts?.versioning === 'never' && kind === 'older-versions';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (whole === undefined || harmful) return;
    const id = rule && { id: rule.id };
    put.mutate({ ...id, enabled: rule?.enabled ?? true, prefix, deed: { kind, days: whole } }, { onSuccess: onClose });
  };
  return (
    <Dialog opened onClose={onClose} title={t(rule ? 'rules.change' : 'rules.add')} size="lg">
      <form className={styles.form} onSubmit={submit} noValidate>
        <SegmentedControl<LifecycleDeed['kind']>
          aria-label={t('rules.what')}
          value={kind}
          onChange={setKind}
          data={[
            { value: 'older-versions', label: t('rules.kind.older-versions') },
            { value: 'objects', label: t('rules.kind.objects') },
          ]}
        />
        <TextInput
          label={t('rules.days')}
          inputMode="numeric"
          value={days}
          data-autofocus
          error={
            whole === undefined
              ? common('numberRange', { min: format.number(1), max: format.number(MOST_DAYS) })
              : undefined
          }
          onChange={({ currentTarget }) => setDays(currentTarget.value)}
        />
        <TextInput
          label={t('rules.prefix')}
          description={t('rules.prefixHint')}
          placeholder="logs/"
          value={prefix}
          autoComplete="off"
          spellCheck={false}
          maxLength={1000}
          onChange={({ currentTarget }) => setPrefix(currentTarget.value)}
        />
        {whole !== undefined && !harmful && <p role="status">{words({ prefix, deed: { kind, days: whole } })}</p>}
        {harmful && <p role="alert">{t('rules.harmful')}</p>}
        {useless && <p className={styles.soft}>{t('rules.useless')}</p>}
        {put.error && <TroubleNote error={put.error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={whole === undefined || harmful} loading={put.isPending}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
