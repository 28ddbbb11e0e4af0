// Cuts hostile text to a length that a report can hold.

/** The first characters of a text, at most `maxChars` UTF-16 units, never half of a pair. */
export function clipText(text: string, maxChars: number): string {
  const end = /[\ud800-\udbff]/.test(text.charAt(maxChars - 1)) ? maxChars - 1 : maxChars
  return text.length <= maxChars ? text : text.slice(0, end)
}
