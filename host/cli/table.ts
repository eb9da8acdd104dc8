/** Control characters would move the cursor or end the line: they are shown as their pictures. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code < 0x20 ? String.fromCodePoint(0x2400 + code) : '\ufffd';
  });
}

/** Rows in columns as wide as they need; the first gives way, from its left, so that a line fits into `most` columns. */
export function table(rows: readonly (readonly string[])[], most = Number.POSITIVE_INFINITY): string {
  const cells = rows.map((row) => row.map(visible));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const first = Math.max(12, (widths[0] ?? 0) - Math.max(0, widths.reduce((sum, width) => sum + width + 2, -2) - most));
  return cells
    .map(([name = '', ...rest]) =>
      [
        shorten(name, first).padEnd(Math.min(first, widths[0] ?? 0)),
        ...rest.map((cell, i) => cell.padEnd(widths[i + 1] ?? 0)),
      ]
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

function shorten(text: string, width: number): string {
  return text.length <= width ? text : `…${text.slice(text.length - width + 1)}`;
}
