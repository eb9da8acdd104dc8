import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { type ClassMark, classMark } from '../components/class-mark.ts';
import { useModels, useProjects } from './use-models.ts';

const Classes = createContext<readonly (readonly string[])[]>([]);

/** Knows the classes of every project, the current one's first, so that a class has one mark on every page. */
export function ClassesProvider({ children }: { children: ReactNode }) {
  const projects = useProjects().data;
  const models = useModels().data;
  const known = useMemo(() => {
    const current = (projects ?? []).toSorted((a, b) => Number(b.current) - Number(a.current));
    return [...current, ...(models ?? [])].map(({ classes }) => classes);
  }, [projects, models]);
  return <Classes value={known}>{children}</Classes>;
}

/** Draws classes of a project that does not exist yet. */
export function OwnClasses({ classes, children }: { classes: readonly string[]; children: ReactNode }) {
  const known = useMemo(() => [classes], [classes]);
  return <Classes value={known}>{children}</Classes>;
}

/** How a class is drawn. */
export function useClassMark(label: string): ClassMark {
  const known = useContext(Classes);
  return useMemo(() => classMark(label, known.find((classes) => classes.includes(label)) ?? [label]), [label, known]);
}
