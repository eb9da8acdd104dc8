import { useTranslation } from 'react-i18next';
import type { FaultShape } from '../../../../contract/errors.ts';
import { IconAlert } from '../../../components/icons.ts';
import note from '../../../components/trouble-note.module.css';
import { useFormat } from '../../../i18n/format.ts';

const reasons = [
  'relative',
  'same',
  'inside',
  'around',
  'other',
  'not-empty',
  'unwritable',
  'network',
  'records',
  'no-room',
] as const;

/** Why the data folder cannot move to a place. */
export function FolderRefusal({ fault: { message, hint, details } }: { fault: FaultShape }) {
  const { t, i18n } = useTranslation('settings');
  const format = useFormat();
  const reason = reasons.find((known) => known === details.reason);
  const bytes = (name: string) => format.bytes(Number(details[name] ?? 0));
  const words = reason && t(`folder.refused.${reason}`, { ...details, needed: bytes('needed'), free: bytes('free') });
  // The core's own sentence names the folder; where the language is another, it would be read beside the translated one.
  const english = i18n.language.startsWith('en');
  return (
    <div className={note.note} role="alert">
      <IconAlert size={20} stroke={1.6} aria-hidden />
      <div className={note.words}>
        <p className={note.message}>{english || !words ? message : words}</p>
        <p>{english || !words ? hint : t('folder.refused.hint')}</p>
      </div>
    </div>
  );
}
