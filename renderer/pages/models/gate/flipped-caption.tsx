import { useTranslation } from 'react-i18next';
import type { FlippedPhoto } from '../../../../contract/shapes/gate.ts';
import { IconCheck, IconClose } from '../../../components/icons.ts';
import { VerdictName } from '../../../components/verdict-name.tsx';
import styles from './flipped-caption.module.css';

interface Props {
  photo: FlippedPhoto;
  /** The versions' names. */
  before: string;
  after: string;
}

/** What two versions said of a photo, and which is right. */
export function FlippedCaption({ photo, before, after }: Props) {
  const { t } = useTranslation('models');
  return (
    <>
      <span className={styles.label}>{t('photo.label', { label: photo.label })}</span>
      <Said version={before} verdict={photo.before} right={photo.before === photo.label} />
      <Said version={after} verdict={photo.after} right={photo.after === photo.label} />
    </>
  );
}

function Said({ version, verdict, right }: { version: string; verdict: string; right: boolean }) {
  const { t } = useTranslation('models');
  const Icon = right ? IconCheck : IconClose;
  return (
    <span className={styles.said} data-right={right} title={version}>
      <Icon
        className={styles.icon}
        size={15}
        stroke={2.2}
        role="img"
        aria-label={t('photo.of', { version, verdict: t(right ? 'photo.right' : 'photo.wrong') })}
      />
      <VerdictName verdict={verdict} size={10} />
    </span>
  );
}
