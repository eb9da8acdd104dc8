/** A piece of release notes, as text. */
export type NoteBlock = { kind: 'heading' | 'text'; text: string } | { kind: 'list'; items: string[] };

const HEADING = /^#{1,6}\s+(.*?)\s*#*$/;
const ITEM = /^\s{0,3}[-*+]\s+(.*)$/;
/** Marks of Markdown that are for the eye: code, strong, emphasised, and the address of a link. */
const MARKS = [
  [/`([^`]*)`/g, '$1'],
  [/\*\*([^*]+)\*\*/g, '$1'],
  [/!?\[([^\]]*)\]\([^)]*\)/g, '$1'],
] as const;

const plain = (text: string): string => MARKS.reduce((rest, [mark, kept]) => rest.replaceAll(mark, kept), text).trim();

/**
 * Headings, lists and paragraphs of a changelog's entry, which is written in Markdown. Whatever is in them is text: no
 * element, no link, no picture comes out of it.
 */
export function noteBlocks(notes: string): NoteBlock[] {
  const blocks: NoteBlock[] = [];
  let open = false;
  for (const line of notes.split(/\r?\n/)) {
    const last = blocks.at(-1);
    const [heading, item] = [HEADING.exec(line)?.[1], ITEM.exec(line)?.[1]];
    if (line.trim() === '') open = false;
    else if (heading !== undefined) {
      blocks.push({ kind: 'heading', text: plain(heading) });
      open = false;
    } else if (item !== undefined) {
      if (last?.kind === 'list') last.items.push(plain(item));
      else blocks.push({ kind: 'list', items: [plain(item)] });
      open = true;
    } else if (open && last?.kind === 'list') last.items.push(plain(`${last.items.pop()} ${line.trim()}`));
    else if (open && last?.kind === 'text') last.text = plain(`${last.text} ${line}`);
    else {
      blocks.push({ kind: 'text', text: plain(line) });
      open = true;
    }
  }
  return blocks;
}
