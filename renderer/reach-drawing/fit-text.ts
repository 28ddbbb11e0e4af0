// Brings words into a width, for drawings, whose text neither wraps nor is cut by itself. How wide a text is says whoever knows the font.

/** The width of a text in CSS pixels. */
export type MeasureText = (text: string) => number

/** Cuts a text that is too wide, and says so with an ellipsis. */
export function fitText(text: string, width: number, measure: MeasureText): string {
  if (measure(text) <= width) return text
  const characters = [...text]
  return `${characters
    .slice(
      0,
      longestFit(characters, width, (start) => measure(`${start}…`)),
    )
    .join('')}…`
}

/** Breaks a text into lines between its words, and within one that is too wide for a line. */
export function wrapText(text: string, width: number, measure: MeasureText): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).flatMap((each) => breakWord(each, width, measure))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line === '' || measure(longer) <= width) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  return line === '' ? lines : [...lines, line]
}

function breakWord(word: string, width: number, measure: MeasureText): readonly string[] {
  const parts: string[] = []
  for (let rest = [...word]; rest.length > 0;) {
    const taken = measure(rest.join('')) <= width ? rest.length : Math.max(1, longestFit(rest, width, measure))
    parts.push(rest.slice(0, taken).join(''))
    rest = rest.slice(taken)
  }
  return parts
}

/** How many characters from the start fit. Widths grow with the number, near enough. */
function longestFit(characters: readonly string[], width: number, measure: MeasureText): number {
  let fits = 0
  let tooMany = characters.length
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1
    if (measure(characters.slice(0, middle).join('')) <= width) fits = middle
    else tooMany = middle
  }
  return fits
}
