import type { CustomTypeOptions, ParseKeys, TFunction } from 'i18next';
import type { PlaceName } from '../shell/places.ts';
import type { Command } from './command.ts';
import { useSectionCommands } from './lead-to-section.ts';
import { useNames } from './use-names.ts';

type Texts = CustomTypeOptions['resources'];
/** Texts with other words for parts of their page, below `find`. */
type Space = { [Name in keyof Texts]: Texts[Name] extends { find: object } ? Name : never }[keyof Texts];
type Found<In extends Space> = keyof (Texts[In] & { find: object })['find'] & string;
/** Parts, and under which key the texts have the title of each. */
type Parts<In extends Space> = { readonly [Part in Found<In>]?: ParseKeys<In> };

/**
 * Makes the hook of a page's commands, one for each of its parts; on the page, part NAME has the id `SPACE-NAME`. What
 * the hook is given says which parts the page shows as things are: one that is not there leads nowhere.
 */
export function sectionsOf<In extends Space, These extends Parts<In>>(
  space: In,
  page: PlaceName,
  parts: These,
  to?: string,
): (isShown?: (part: keyof These) => boolean) => Command[] {
  return (isShown = () => true) => {
    const lead = useSectionCommands();
    const names = useNames(space);
    const shown = Object.entries(parts as Readonly<Record<string, string>>).filter(([part]) =>
      isShown(part as keyof These),
    );
    const sections = shown.map(([part, title]) => {
      // Which keys there are is held by the types above.
      const text = (key: string) => (t: TFunction<In>) => (t as (key: string) => string)(key);
      return { id: `${space}-${part}`, ...names(text(title), text(`find.${part}`)) };
    });
    return lead(page, sections, to);
  };
}
