import type { Task } from 'electron';
import { type Askable, actionWord, askable } from './opening/asked-action.ts';
import type { Words } from './words/en.ts';

/** What Windows offers on Meadow's button in the taskbar, also while Meadow does not run. `program`: what Windows starts. */
export function userTasks(program: string, { actions }: Words): Task[] {
  const titles: Record<Askable, string> = { retrain: actions.retrain, 'start-stack': actions.startStack };
  return askable.map((action) => ({
    program,
    arguments: actionWord(action),
    title: titles[action],
    description: titles[action],
    iconPath: program,
    iconIndex: 0,
  }));
}
