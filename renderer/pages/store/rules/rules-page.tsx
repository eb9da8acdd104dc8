import { ActionIcon, Button, Skeleton, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptRule, LifecycleRule, StoreBucket } from '../../../../contract/shapes/store.ts';
import { BackLink } from '../../../components/back-link.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { IconClock, IconDelete, IconPencil, IconPlus } from '../../../components/icons.ts';
import { Page } from '../../../components/page.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useRuleChanges, useRules } from '../../../data/store/use-rules.ts';
import { routes } from '../../routes.ts';
import styles from '../store.module.css';
import { StoreGate } from '../store-gate.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { useRuleWords } from './use-rule-words.ts';

/** What a bucket deletes by itself. */
export default function RulesPage({ bucket }: { bucket: string }) {
  return (
    <StoreGate>{(buckets) => <Rules bucket={bucket} facts={buckets.find(({ name }) => name === bucket)} />}</StoreGate>
  );
}

function Rules({ bucket, facts }: { bucket: string; facts: StoreBucket | undefined }) {
  const { t } = useTranslation('store');
  const { data: rules, error, refetch } = useRules(bucket);
  const { put, remove } = useRuleChanges(bucket);
  const [opened, setOpened] = useState<KeptRule | 'new'>();
  const trouble = put.error ?? remove.error;
  return (
    <Page>
      <BackLink to={routes.bucket(bucket)} name={bucket} />
      <PageHead
        title={t('rules.titleOf', { name: bucket })}
        action={
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpened('new')}>
            {t('rules.add')}
          </Button>
        }
      >
        {t('rules.words')}
      </PageHead>
      {error && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {trouble && opened === undefined && <TroubleNote error={trouble} />}
      {!rules && !error && <Skeleton height={120} />}
      {rules?.length === 0 && (
        <EmptyState icon={IconClock} title={t('rules.none')}>
          <p>{t(facts?.own ? 'rules.noneOwn' : 'rules.noneWords')}</p>
        </EmptyState>
      )}
      {rules && rules.length > 0 && (
        <ul className={styles.list} aria-label={t('rules.title')}>
          {rules.map((rule) => (
            <Rule
              key={rule.id}
              rule={rule}
              busy={put.isPending || remove.isPending}
              onPut={put.mutate}
              onChange={() => setOpened(rule)}
              onRemove={() => remove.mutate(rule.id)}
            />
          ))}
        </ul>
      )}
      {opened !== undefined && (
        <RuleDialog
          bucket={bucket}
          facts={facts}
          rule={opened === 'new' ? undefined : opened}
          onClose={() => setOpened(undefined)}
        />
      )}
    </Page>
  );
}

interface RuleProps {
  rule: KeptRule;
  busy: boolean;
  onPut: (rule: LifecycleRule) => void;
  onChange: () => void;
  onRemove: () => void;
}

function Rule({ rule, busy, onPut, onChange, onRemove }: RuleProps) {
  const { t } = useTranslation('store');
  const words = useRuleWords()(rule);
  const { deed, enabled } = rule;
  return (
    <li className={styles.card} data-off={!enabled || undefined}>
      <p className={styles.words}>{words}</p>
      <div className={styles.acts}>
        {deed && (
          <Switch
            aria-label={t('rules.onOf', { rule: words })}
            label={t(enabled ? 'rules.on' : 'rules.off')}
            checked={enabled}
            disabled={busy}
            onChange={({ currentTarget }) => onPut({ ...rule, deed, enabled: currentTarget.checked })}
          />
        )}
        {deed && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('rules.changeOf', { rule: words })}
            onClick={onChange}
          >
            <IconPencil size={18} />
          </ActionIcon>
        )}
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('rules.removeOf', { rule: words })}
          disabled={busy}
          onClick={onRemove}
        >
          <IconDelete size={18} />
        </ActionIcon>
      </div>
    </li>
  );
}
