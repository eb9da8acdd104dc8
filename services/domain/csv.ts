export type CsvCell = string | number | undefined;

/**
 * A table as CSV (RFC 4180): a comma between cells, CRLF after rows, quotes where they are needed. Text that a
 * spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises.
 */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: CsvCell): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
