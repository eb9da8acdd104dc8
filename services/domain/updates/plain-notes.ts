const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

/** The text of release notes that came as HTML, as a feed of releases has them: paragraphs, headings and list items in lines. */
export function plainNotes(notes: string): string {
  if (!/<\/?(p|ul|ol|li|h[1-6]|br)\b/i.test(notes)) return notes.trim();
  return notes
    .replaceAll(/\r?\n/g, ' ')
    .replaceAll(/<(script|style)\b.*?<\/\1\s*>/gi, '')
    .replaceAll(/<li\b[^>]*>/gi, '\n- ')
    .replaceAll(/<h[1-6]\b[^>]*>/gi, '\n## ')
    .replaceAll(/<(p|ul|ol|br)\b[^>]*>|<\/(p|ul|ol|h[1-6])\s*>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|quot|#39|nbsp);/g, (_whole, name: string) => ENTITIES[name] ?? '')
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
