import { useLocation } from 'wouter';
import { wantSection } from '../components/wanted-section.ts';
import { type PlaceName, places } from '../shell/places.ts';
import type { Command } from './command.ts';
import { useNames } from './use-names.ts';

/** A part of a page: its id there, and its names. */
export type Section = Pick<Command, 'name' | 'also'> & { id: string };

/** Makes commands that lead to parts of a page of the rail, or of one below it; the page finds them as well. */
export function useSectionCommands(): (page: PlaceName, sections: readonly Section[], to?: string) => Command[] {
  const [, navigate] = useLocation();
  const names = useNames('common');
  return (page, sections, to) => {
    const place = places.find(({ name }) => name === page);
    if (!place) return [];
    const { name: where, also } = names((t) => t(`nav.${page}`));
    return sections.map((section) => ({
      id: section.id,
      group: 'parts' as const,
      icon: place.icon,
      name: section.name,
      where,
      also: [...section.also, where, ...also],
      run: () => {
        navigate(to ?? place.to);
        wantSection(section.id);
      },
    }));
  };
}
