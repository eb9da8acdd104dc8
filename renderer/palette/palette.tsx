import { Button, TextInput } from '@mantine/core';
import { type KeyboardEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../components/announcer.tsx';
import { Dialog } from '../components/dialog.tsx';
import { IconSearch } from '../components/icons.ts';
import { Keys } from '../components/keys.tsx';
import { useFormat } from '../i18n/format.ts';
import { takeTypedAhead } from '../shell/overlay.ts';
import type { Command, CommandGroup } from './command.ts';
import { useEveryCommand } from './every-command.ts';
import { findCommands } from './find-commands.ts';
import styles from './palette.module.css';
import { stepThrough } from './step-through.ts';
import { useEveryLanguage } from './use-names.ts';

/** A field that finds every page and every action by a few letters. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  useEveryLanguage();
  const [typed, setTyped] = useState('');
  const found = findCommands(useEveryCommand(), typed);
  const [place, setPlace] = useState(0);
  /** Enter was pressed before anything was found. */
  const [entered, setEntered] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // The moment it is there it has the focus, and what was typed before: no letter falls between.
  const reach = useCallback((element: HTMLInputElement | null) => {
    field.current = element;
    if (!element) return;
    element.focus({ preventScroll: true });
    const { ahead, entered } = takeTypedAhead();
    if (ahead !== '') setTyped((now) => now + ahead);
    if (entered) setEntered(true);
  }, []);
  const id = useId();
  const chosen = found[Math.min(place, found.length - 1)];
  const idOf = (command: Command) => `${id}-${command.id}`;
  const run = (command: Command) => {
    onClose();
    command.run();
  };
  useEffect(() => {
    if (entered && chosen) run(chosen);
  });
  const showAll = () => {
    setTyped('');
    setPlace(0);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      run(chosen);
      return;
    }
    const next = stepThrough(event.key, place, found.length);
    if (next === undefined) return;
    event.preventDefault();
    setPlace(next);
  };
  useFoundTold(found.length, typed);
  return (
    <Dialog opened onClose={onClose} title={t('palette.title')} size="lg" yOffset="10vh" centered={false}>
      <TextInput
        ref={reach}
        className={styles.field}
        data-autofocus
        size="md"
        role="combobox"
        aria-label={t('palette.field')}
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen && idOf(chosen)}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder={t('palette.placeholder')}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={typed}
        onChange={({ currentTarget }) => {
          setEntered(false);
          setTyped(currentTarget.value);
          setPlace(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label={t('palette.found')} className={styles.list}>
        {grouped(found, typed !== '').map(({ group, commands }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of options
          <div key={group ?? 'all'} role="group" aria-label={t(group ? `palette.group.${group}` : 'palette.found')}>
            {group && (
              <div className={styles.group} aria-hidden>
                {t(`palette.group.${group}`)}
              </div>
            )}
            {commands.map((command) => (
              <Row
                key={command.id}
                id={idOf(command)}
                command={command}
                chosen={command === chosen}
                onRun={() => run(command)}
                onPoint={() => setPlace(found.indexOf(command))}
              />
            ))}
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <div className={styles.none}>
          <p>{t('palette.none', { typed: typed.trim() })}</p>
          <Button variant="default" onClick={showAll}>
            {t('palette.all')}
          </Button>
        </div>
      )}
    </Dialog>
  );
}

interface RowProps {
  id: string;
  command: Command;
  chosen: boolean;
  onRun: () => void;
  onPoint: () => void;
}

function Row({ id, command: { icon: Icon, name, where, keys }, chosen, onRun, onPoint }: RowProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys
    <div
      ref={row}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      className={styles.row}
      onMouseMove={onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onRun}
    >
      <Icon size={18} stroke={1.6} aria-hidden />
      <span className={styles.name}>{name}</span>
      {where && <span className={styles.where}>{where}</span>}
      {keys && <Keys keys={keys} />}
    </div>
  );
}

interface Grouped {
  /** None where the best comes first, whatever it is. */
  group?: CommandGroup;
  commands: readonly Command[];
}

function grouped(found: readonly Command[], ranked: boolean): readonly Grouped[] {
  if (ranked) return [{ commands: found }];
  const groups = Map.groupBy(found, ({ group }) => group);
  return [...groups].map(([group, commands]) => ({ group, commands }));
}

/** Says how many are found, once a person has stopped typing. */
function useFoundTold(count: number, typed: string): void {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useMemo(() => t('palette.count', { count, number: format.number(count) }), [t, format, count]);
  useEffect(() => {
    if (typed === '') return;
    const timer = setTimeout(() => announce(words), 400);
    return () => clearTimeout(timer);
  }, [typed, words]);
}
