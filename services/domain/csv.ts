import { parse } from 'csv-parse/sync';
import { Fault } from './fault.ts';

export type CsvCell = string | number | undefined;

/** What a spreadsheet takes for a formula; with apostrophes before it, so that the guard can be told from the text. */
const FORMULA = /^'*[=+\-@\t\r]/;

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
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The cells of a CSV text, also of one with semicolons or tabs between its cells, as spreadsheets write them where the
 * comma is for decimals. The guard before a formula is taken off. Throws `bad-request` where it is no table.
 */
export function fromCsv(text: string): string[][] {
  try {
    const rows: string[][] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
    });
    return rows.map((row) => row.map((value) => (/^'+[=+\-@\t\r]/.test(value) ? value.slice(1) : value)));
  } catch (thrown) {
    throw new Fault(
      'bad-request',
      'The list is no readable CSV table.',
      'Save it as CSV anew; text with commas or quotes in it stands in quotes.',
      { details: { case: 'csv' }, cause: thrown },
    );
  }
}

/** The first line tells: its names have none of these in them. */
function delimiterOf(text: string): string {
  const head = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  return [';', '\t'].find((delimiter) => !head.includes(',') && head.includes(delimiter)) ?? ',';
}
