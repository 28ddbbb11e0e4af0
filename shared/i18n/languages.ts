// The languages that Ponte speaks, and which one serves a person who prefers others. The texts themselves are in messages/.

/** A language with all its texts; the last two are generated from English for development and tests. */
export const languages = [
  { code: 'en', ownName: 'English', direction: 'ltr' },
  { code: 'pt', ownName: 'Português (Brasil)', direction: 'ltr' },
  { code: 'it', ownName: 'Italiano', direction: 'ltr' },
  { code: 'en-XA', ownName: '[Ȧḗ long]', direction: 'ltr' },
  { code: 'ar-XB', ownName: '[RTL]', direction: 'rtl' },
] as const

export type LanguageCode = (typeof languages)[number]['code']

/** Tells whether a language is generated for tests rather than translated. */
export function isPseudoLanguage(code: LanguageCode): boolean {
  return code === 'en-XA' || code === 'ar-XB'
}

/** Finds the language for one BCP 47 tag: itself, or the one that a regional variant falls back to. */
export function findLanguage(tag: string): LanguageCode | undefined {
  const wanted = tag.replace('_', '-').toLowerCase()
  const exact = languages.find(({ code }) => code.toLowerCase() === wanted)
  if (exact) return exact.code
  const primary = wanted.split('-')[0]
  return languages.find(({ code }) => code === primary)?.code
}

/** Chooses for a person who prefers these tags, best first; English where none is spoken. */
export function chooseLanguage(preferredTags: readonly string[]): LanguageCode {
  for (const tag of preferredTags) {
    const found = findLanguage(tag)
    if (found) return found
  }
  return 'en'
}

/** The direction in which a language is written. */
export function directionOf(code: LanguageCode): 'ltr' | 'rtl' {
  return languages.find((language) => language.code === code)?.direction ?? 'ltr'
}
