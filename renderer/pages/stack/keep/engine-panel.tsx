import { useTranslation } from 'react-i18next';
import type { StackStatus } from '../../../../contract/shapes/stack.ts';
import { CopyButton } from '../../../components/copy-button.tsx';
import { Panel } from '../../../components/page.tsx';
import { SettingRow } from '../../../components/setting-row.tsx';
import { useFormat } from '../../../i18n/format.ts';
import styles from './keep.module.css';

/** Which engine runs the stack, and from which file. */
export function EnginePanel({ status: { engine, project, file } }: { status: StackStatus }) {
  const { t } = useTranslation('stack');
  const format = useFormat();
  return (
    <Panel id="stack-engine" title={t('engine.title')}>
      {engine && (
        <SettingRow
          name={t('engine.words', { name: engine.name, version: engine.version, place: engine.context })}
          hint={t('engine.has', { memory: format.memory(engine.memory), cpus: format.number(engine.cpus) })}
        >
          <code className={styles.path}>{engine.address}</code>
        </SettingRow>
      )}
      <SettingRow name={t('engine.file')} hint={t('engine.project', { project })}>
        <code className={styles.path}>{file}</code>
        <CopyButton text={file} name={t('engine.file')} />
      </SettingRow>
    </Panel>
  );
}
