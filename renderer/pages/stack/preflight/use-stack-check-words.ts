import { useTranslation } from 'react-i18next';
import type { StackCheck } from '../../../../contract/stack.ts';
import { useTroubleWords } from '../../../components/use-trouble-words.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useRoleWords } from '../services/use-role-words.ts';

const names = ['engine', 'engine-version', 'compose-file', 'memory', 'disk', 'ports', 'images'] as const;
type StackCheckName = (typeof names)[number];

interface StackCheckWords {
  name: string;
  finding: string;
  hint?: string | undefined;
  /** What a program outside of Meadow said of it. */
  said?: string | undefined;
}

/** A check of the preflight in the person's language. */
export function useStackCheckWords() {
  const { t } = useTranslation('stack');
  const format = useFormat();
  const role = useRoleWords();
  const trouble = useTroubleWords();
  return ({ name, state, finding, hint, fault, details }: StackCheck): StackCheckWords => {
    const known = names.find((one) => one === name);
    if (!known) return { name, finding, hint };
    const words = known === 'memory' ? format.memory : format.bytes;
    const bytes = (key: string) => (details[key] === undefined ? undefined : words(Number(details[key])));
    const [free, need] = [bytes('free') ?? bytes('memory'), bytes('needed')];
    const title = t(`checks.check.${known}.name`);
    if (state === 'ok') return { name: title, finding: good(known) };
    if (fault) {
      const { message, ...rest } = trouble(fault);
      return { name: titleOf(), finding: message, ...rest };
    }
    return { name: titleOf(), finding: wrong(known), hint: t(`checks.check.${known}.hint`) };

    function good(check: StackCheckName): string {
      const { missing = 0, build = 0, images = 0 } = details;
      if (check === 'engine' && details.name !== undefined && details.context !== undefined)
        return t('checks.check.engine.okNamed', { engine: details.name, place: details.context });
      if (check === 'engine-version' && details.version !== undefined)
        return t('checks.check.engine-version.okNamed', { version: details.version });
      if ((check === 'memory' || check === 'disk') && free !== undefined)
        return t(`checks.check.${check}.okNamed`, { free });
      if (check === 'images' && Number(missing) > 0)
        return t('checks.check.images.okNamed', { missing, images, build, download: Number(missing) - Number(build) });
      return t(`checks.check.${check}.ok`);
    }
    function wrong(check: StackCheckName): string {
      if (check === 'memory' && free !== undefined && need !== undefined)
        return t('checks.check.memory.wrongNamed', { free, need });
      if (check === 'disk' && free !== undefined) return t('checks.check.disk.wrongNamed', { free });
      if (check !== 'ports') return t(`checks.check.${check}.wrong`);
      const service = role(String(details.service ?? '')).name;
      if (details.own !== undefined) return t('checks.check.ports.wrongOwn', { service });
      const owner = details.container ?? details.name ?? details.pid;
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
