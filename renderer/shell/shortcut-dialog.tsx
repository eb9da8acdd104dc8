import { useTranslation } from 'react-i18next';
import { Dialog } from '../components/dialog.tsx';
import styles from './shortcut-dialog.module.css';

/** Every key that does something. */
export function ShortcutDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const groups = [
    {
      name: t('shortcuts.everywhere'),
      rows: [
        [['?'], t('shortcuts.help')],
        [['g', 'p'], t('nav.predict')],
        [['g', 'h'], t('nav.history')],
        [['g', 'a'], t('nav.api')],
        [['g', 'f'], t('nav.photos')],
        [['g', 'm'], t('nav.models')],
        [['g', 'k'], t('nav.stack')],
        [['g', 'l'], t('nav.deploy')],
        [['g', 's'], t('nav.settings')],
        [['g', 'd'], t('nav.doctor')],
      ],
    },
    {
      name: t('nav.predict'),
      rows: [
        [['Ctrl', 'V'], t('shortcuts.paste')],
        [['Ctrl', 'O'], t('shortcuts.choose')],
        [['/'], t('shortcuts.search')],
        [['← ↑ ↓ →'], t('shortcuts.move')],
        [['↵'], t('shortcuts.details')],
        [['x'], t('shortcuts.heatmap')],
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
    <Dialog opened={opened} onClose={onClose} title={t('shortcuts.title')} size="lg">
      <div className={styles.groups}>
        {groups.map(({ name, rows }) => (
          <section key={name}>
            <h3 className={styles.name}>{name}</h3>
            <dl className={styles.rows}>
              {rows.map(([keys, what]) => (
                <div key={what} className={styles.row}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key} className={styles.key}>
                        {key}
                      </kbd>
                    ))}
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
