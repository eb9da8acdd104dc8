import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canaryCopies, canaryShare } from '../../../../contract/shapes/canary-share.ts';
import type { Deployment } from '../../../../contract/shapes/deployment.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import { SettingRow } from '../../../components/setting-row.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import type { useCanaryActions } from '../../../data/use-canary.ts';
import { useFormat } from '../../../i18n/format.ts';
import styles from './canary.module.css';
import { useGateRefusal } from './use-gate-refusal.ts';

interface Props {
  deployment: Deployment;
  /** Those that can be tried, newest first. */
  versions: readonly string[];
  start: ReturnType<typeof useCanaryActions>['start'];
  onClose: () => void;
}

const USUAL = { percent: 20, minutes: 5 };

const shareOf = (percent: number, champions: number) => canaryShare(canaryCopies(percent, champions), champions);

/** Which version gets how many of the photos, and what it comes to, before it is started. */
export function StartDialog({ deployment, versions, start, onClose }: Props) {
  const { t } = useTranslation('deploy');
  const format = useFormat();
  const [version, setVersion] = useState(versions[0] ?? '');
  const champions = deployment.deployed?.replicas ?? 0;
  // What cannot be had is not offered.
  const [percent, setPercent] = useState(() => Math.round(100 * shareOf(USUAL.percent, champions)));
  const [minutes, setMinutes] = useState(USUAL.minutes);
  const [byHand, setByHand] = useState(false);
  const copies = canaryCopies(percent, champions);
  const share = canaryShare(copies, champions);
  const comesTo = t(Math.round(100 * share) === percent ? 'canary.comesTo' : 'canary.comesToOther', {
    asked: format.percent(percent / 100),
    count: champions,
    champions: format.number(champions),
    canaries: format.number(copies),
    all: format.number(copies + champions),
    share: format.percent(share),
  });
  const found = useGateRefusal(deployment.project, version);
  const gate = deployment.follows ? found : undefined;
  return (
    <Dialog opened onClose={onClose} title={t('canary.dialog')} size="lg">
      <div className={styles.form}>
        <p className={styles.soft}>{t('canary.teach')}</p>
        <div>
          <SettingRow name={t('canary.version')} hint={t('canary.versionHint', { champion: deployment.version })}>
            <NativeSelect
              aria-label={t('canary.version')}
              value={version}
              data={[...versions]}
              onChange={({ currentTarget }) => setVersion(currentTarget.value)}
            />
          </SettingRow>
          <SettingRow name={t('canary.percent')} hint={comesTo}>
            <NumberField label={t('canary.percent')} value={percent} min={1} max={90} onCommit={setPercent} />
          </SettingRow>
          <SettingRow name={t('canary.minutes')} hint={t('canary.minutesHint')}>
            <NumberField label={t('canary.minutes')} value={minutes} min={0} max={1440} onCommit={setMinutes} />
          </SettingRow>
        </div>
        {gate && (
          <p className={styles.held} role="status">
            {gate.words}
          </p>
        )}
        <Checkbox
          label={t('canary.leaveIt')}
          checked={byHand || gate !== undefined}
          disabled={gate !== undefined}
          onChange={({ currentTarget }) => setByHand(currentTarget.checked)}
        />
        {start.error && <TroubleNote error={start.error} />}
        <div className={styles.acts}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            loading={start.isPending}
            disabled={version === ''}
            onClick={() => start.mutate({ version, percent, byHand, minutes }, { onSuccess: onClose })}
          >
            {t('canary.go')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
