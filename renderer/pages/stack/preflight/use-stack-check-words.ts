import { useTranslation } from 'react-i18next';
import type { StackCheck } from '../../../../contract/stack.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useRoleWords } from '../services/use-role-words.ts';

const names = ['engine', 'engine-version', 'compose-file', 'memory', 'disk', 'ports', 'images'] as const;

interface StackCheckWords {
  name: string;
  finding: string;
  hint?: string | undefined;
  /** The core's own English sentence, which tells more where something is wrong. */
  exact?: string;
}

/** A check of the preflight in the person's language. */
export function useStackCheckWords() {
  const { t } = useTranslation('stack');
  const format = useFormat();
  const role = useRoleWords();
  return ({ name, state, finding, hint, details }: StackCheck): StackCheckWords => {
    const known = names.find((one) => one === name);
    if (!known) return { name, finding, hint };
    const bytes = (key: string) => (details[key] === undefined ? undefined : format.bytes(Number(details[key])));
    const [free, need] = [bytes('free'), bytes('need')];
    const title = t(`checks.check.${known}.name`);
    if (state === 'ok') return { name: title, finding: good() };
    const words = { name: titleOf(), finding: wrong(), hint: t(`checks.check.${known}.hint`) };
    const exactly = known === 'ports' || (free !== undefined && need !== undefined);
    return exactly ? words : { ...words, exact: finding };

    function good(): string {
      if (known === 'engine' && details.name !== undefined && details.context !== undefined)
        return t('checks.check.engine.okNamed', { engine: details.name, place: details.context });
      if (known === 'engine-version' && details.version !== undefined)
        return t('checks.check.engine-version.okNamed', { version: details.version });
      if ((known === 'memory' || known === 'disk') && free !== undefined)
        return t(`checks.check.${known}.okNamed`, { free });
      return t(`checks.check.${known!}.ok`);
    }
    function wrong(): string {
      if ((known === 'memory' || known === 'disk') && free !== undefined && need !== undefined)
        return t(`checks.check.${known}.wrongNamed`, { free, need });
      if (known !== 'ports') return t(`checks.check.${known!}.wrong`);
      const service = role(String(details.service ?? '')).name;
      const owner = details.name ?? details.container;
      return owner === undefined
        ? t('checks.check.ports.wrong', { service })
        : t('checks.check.ports.wrongBy', { service, owner });
    }
    function titleOf(): string {
      return known === 'ports' && details.port !== undefined
        ? t('checks.check.ports.nameOne', { port: details.port })
        : title;
    }
  };
}
