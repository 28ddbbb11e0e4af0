// Documents as JSON for stdout and files. Nothing in it acts on a terminal that shows it.

/** Controls that `JSON.stringify` leaves alone (DEL and C1, which begin escape sequences too), and what reorders or hides text. */
const acting = /[\u007f-\u009f\p{Cf}\u2028\u2029]/gu

/** Writes a document in lines, every acting character as its escape. */
export function jsonText(document: unknown): string {
  return `${JSON.stringify(document, undefined, 2).replace(acting, escaped)}\n`
}

/** Each UTF-16 unit as `\uXXXX` (RFC 8259 section 7). */
function escaped(character: string): string {
  return character.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
