// Lays cells out in columns for a terminal; knows nothing of what they say.
import stringWidth from 'string-width'

const gap = '  '

/** Breaks a text at spaces into lines of at most `width` terminal cells; a longer word stays whole. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && stringWidth(longer) > width) {
      lines.push(line)
      line = word
    } else {
      line = longer
    }
  }
  return [...lines, line]
}

/** The least that a column of words needs. */
const minimumShare = 16

/** Tells whether the last two columns have room for words. */
export function tableFits(rows: readonly (readonly string[])[], width: number): boolean {
  return shareOf(naturalWidths(rows), width) >= minimumShare
}

/** Makes the lines of a table. All columns but the last two keep their natural width; those two share what is left, at least 16 cells each, so that a table which does not fit is wider than asked. */
export function layoutTable(rows: readonly (readonly string[])[], width: number): readonly string[] {
  const natural = naturalWidths(rows)
  const share = Math.max(minimumShare, shareOf(natural, width))
  const widths = natural.map((size, column) => (column >= natural.length - 2 ? Math.min(size, share) : size))
  return rows.flatMap((row) => layoutRow(row, widths))
}

function naturalWidths(rows: readonly (readonly string[])[]): readonly number[] {
  const count = Math.max(...rows.map((row) => row.length))
  return Array.from({ length: count }, (_, column) => Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))))
}

function shareOf(natural: readonly number[], width: number): number {
  const fixed = natural.slice(0, -2).reduce((sum, size) => sum + size + gap.length, 0)
  return Math.floor((width - fixed - gap.length) / 2)
}

function layoutRow(row: readonly string[], widths: readonly number[]): readonly string[] {
  const cells = widths.map((width, column) => wrapText(row[column] ?? '', width))
  const height = Math.max(...cells.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, column) => padCell(lines[line] ?? '', widths[column] ?? 0))
      .join(gap)
      .trimEnd(),
  )
}

function padCell(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)))
}
