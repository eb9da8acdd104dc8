/** Off-white and green-black, as the page paints them first, and its plain colours where a person needs contrast. */
const PAPER = { light: '#fbfaf5', dark: '#0e1512' };
const PLAIN = { light: '#ffffff', dark: '#000000' };

/** The colour of the window before its page is there: no flash while it loads. */
export function paperColor(look: { shouldUseDarkColors: boolean; shouldUseHighContrastColors: boolean }): string {
  const papers = look.shouldUseHighContrastColors ? PLAIN : PAPER;
  return look.shouldUseDarkColors ? papers.dark : papers.light;
}
