// Takes out of the log what says who somebody is or what they know: it may be sent to a developer later. What a developer needs (which file of Ponte,
// which line, which error) stays.

/** Longer than any stack; what comes from outside may be as long as it likes. */
const maxLength = 16_000

/** Each pattern reads at most the length of one name or address before it gives up, so that time grows with the text alone. */
const replacements: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  // Folders of people on Linux, macOS and Windows, also as file URLs with encoded separators.
  [/(?:\/home\/|\/Users\/|[A-Za-z]:[\\/]{1,2}Users[\\/]{1,2}|%2F(?:home|Users)%2F)[^\\/\s:;"'<>|%]{1,64}/g, '~'],
  // User and password in front of a host (RFC 3986 section 3.2.1).
  [/(:\/\/)[^\s/@]{1,512}@/g, '$1…@'],
  // Everything that a query says: tokens stand there as often as anything else.
  [/(:\/\/[^\s?#]{1,1024})[?#][^\s"'<>)]{1,4096}/g, '$1?…'],
  [/\b((?:proxy-)?authorization|cookie|set-cookie|x-api-key)(["']?\s{0,4}[:=]\s{0,4})[^\r\n]{1,4096}/gi, '$1$2…'],
]

/** Rewrites one entry of the log; `home` is this person's own folder, wherever it lies. */
export function redactLogText(text: string, home: string): string {
  const clipped = text.length > maxLength ? `${text.slice(0, maxLength)} …` : text
  // A home such as `/` would replace everything.
  const withoutHome = home.length > 1 ? clipped.replaceAll(home, '~') : clipped
  return replacements.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), withoutHome)
}
