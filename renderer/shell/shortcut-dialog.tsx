import { useTranslation } from 'react-i18next';
import { Dialog } from '../components/dialog.tsx';
import { Keys } from '../components/keys.tsx';
import { places } from './places.ts';
import styles from './shortcut-dialog.module.css';

/** Every key that does something. */
export default function ShortcutDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const groups = [
    {
      name: t('shortcuts.everywhere'),
      rows: [
        [['Ctrl', 'K'], t('palette.title')],
        [['?'], t('shortcuts.help')],
        [['Ctrl', 'V'], t('shortcuts.paste')],
        [['Ctrl', 'O'], t('shortcuts.choose')],
        [['/'], t('shortcuts.search')],
        [['Esc'], t('shortcuts.leave')],
      ],
    },
    {
      name: t('shortcuts.pages'),
      rows: places.map(({ name, key }) => [['g', key], t(`nav.${name}`)]),
    },
    {
      name: t('nav.predict'),
      rows: [
        [['← ↑ ↓ →'], t('shortcuts.move')],
        [['↵'], t('shortcuts.details')],
        [['x'], t('shortcuts.heatmap')],
        [['r'], t('shortcuts.right')],
        [['w'], t('shortcuts.wrong')],
        [['Space'], t('shortcuts.shutter')],
        [['Esc'], t('shortcuts.close')],
      ],
    },
    {
      name: t('nav.photos'),
      rows: [
        [['1', '…', '9'], t('shortcuts.label')],
        [['0'], t('shortcuts.unlabel')],
        [['Shift', 'Ctrl'], t('shortcuts.range')],
        [['Ctrl', 'A'], t('shortcuts.all')],
        [['Del'], t('shortcuts.bin')],
        [['Ctrl', 'Z'], t('shortcuts.undo')],
        [['Ctrl', 'Y'], t('shortcuts.redo')],
      ],
    },
  ] satisfies { name: string; rows: [string[], string][] }[];
  return (
    <Dialog opened onClose={onClose} title={t('shortcuts.title')} size="lg">
      <div className={styles.groups}>
        {groups.map(({ name, rows }) => (
          <section key={name}>
            <h3 className={styles.name}>{name}</h3>
            <dl className={styles.rows}>
              {rows.map(([keys, what]) => (
                <div key={what} className={styles.row}>
                  <dt>
                    <Keys keys={keys} />
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
