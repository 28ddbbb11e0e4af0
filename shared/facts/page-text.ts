// Reads what a page says to people, from the start of it that a report keeps. The page is hostile: this gives text, to be shown as text. Pure.

/** As much as fits below a step. */
const maxChars = 160

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", apos: "'", nbsp: ' ' }

/** Gives the words without marks, scripts and styles; empty where there are none, and for what is no text. */
export function pageText(bodyStart: string): string {
  const words = bodyStart
    .slice(0, 2000)
    .replace(/<!--.*?(?:-->|$)/gs, ' ')
    .replace(/<(script|style)\b.*?(?:<\/\1\s{0,10}>|$)/gis, ' ')
    .replace(/<[^>]*(?:>|$)/g, ' ')
    .replace(/&(#39|[a-z]{2,4});/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim()
  // Control characters and what was no UTF-8 mark a file, not a page.
  if (/[\0-\x08\x0e-\x1f\x7f\ufffd]/.test(words)) return ''
  return words.length <= maxChars ? words : `${words.slice(0, maxChars - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
