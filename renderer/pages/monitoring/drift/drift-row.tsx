import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Project } from '../../../../contract/projects.ts';
import type { DriftSignal } from '../../../../contract/shapes/drift.ts';
import { useAlertWords } from '../../../alerts/use-alert-words.ts';
import { IconAlert, IconOk, IconWaiting } from '../../../components/icons.ts';
import { DriftMeasure } from './drift-measure.tsx';
import { DriftPhotos } from './drift-photos.tsx';
import styles from './drift-section.module.css';

const icons = { few: IconWaiting, unknown: IconWaiting, usual: IconOk, shifted: IconAlert };

interface Props {
  project: Project;
  /** Empty for the live one. */
  version: string;
  signal: DriftSignal;
  /** What it says. */
  words: string;
}

/** One respect in which photos can change: what it says, drawn, with the photos behind it and what to do. */
export function DriftRow({ project, version, signal, words }: Props) {
  const { t } = useTranslation('monitoring');
  const alertWords = useAlertWords();
  const id = useId();
  const { name, state, effect, threshold } = signal;
  const shifted = state === 'shifted';
  const compared = shifted || state === 'usual';
  const [opened, setOpened] = useState<boolean>();
  const open = opened ?? shifted;
  const Icon = icons[state];
  return (
    <section className={styles.signal} id={`drift-${name}`} tabIndex={-1} aria-labelledby={id} data-state={state}>
      <div className={styles.words}>
        <h3 className={styles.name} id={id}>
          <Icon size={20} stroke={1.6} aria-hidden />
          {t(`drift.name.${name}`)}
        </h3>
        <p>{words}</p>
        {compared && <p className={styles.soft}>{alertWords({ name, value: effect, threshold }).measured}</p>}
        {compared && (
          <Button
            className={styles.opener ?? ''}
            size="compact-sm"
            variant="default"
            aria-expanded={open}
            aria-label={t(open ? 'drift.hideOf' : 'drift.showOf', { name: t(`drift.name.${name}`) })}
            onClick={() => setOpened(!open)}
          >
            {t(open ? 'drift.hide' : 'drift.show')}
          </Button>
        )}
      </div>
      <div className={styles.measure}>
        <DriftMeasure signal={signal} />
      </div>
      {compared && open && (
        <div className={styles.wide}>
          <DriftPhotos project={project} version={version} name={name} />
        </div>
      )}
    </section>
  );
}
