// Generates two languages from English: a long accented one that shows texts which are not translated, cut off or put together, and a
// right-to-left one that shows what does not mirror. For development and tests.
import { TYPE } from '@formatjs/icu-messageformat-parser'
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser'

/** How the letters of a text are changed. */
export type PseudoKind = 'accented' | 'mirrored'

/** One for each letter from a to z. */
const accentedLetters = 'åƀçđéƒĝĥîĵķļɱñôþɋŕšţûṽŵẋýž'
const accentedCapitals = 'ÅƁÇĐÉƑĜĤÎĴĶĻṀÑÔÞɊŔŠŢÛṼŴẊÝŽ'
const arabicLetters = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'

/** Changes the words of a parsed message and leaves its arguments alone. */
export function pseudoMessage(elements: readonly MessageFormatElement[], kind: PseudoKind): MessageFormatElement[] {
  return elements.map((element) => {
    if (element.type === TYPE.literal) return { ...element, value: kind === 'accented' ? lengthen(element.value) : mirror(element.value) }
    if ('options' in element) {
      const options = Object.entries(element.options).map(
        ([key, option]) => [key, { ...option, value: pseudoMessage(option.value, kind) }] as const,
      )
      return { ...element, options: Object.fromEntries(options) }
    }
    return element
  })
}

/** German and Finnish texts are up to two fifths longer than English ones; every word grows by about that. */
function lengthen(text: string): string {
  return text.replace(/[A-Za-z]+/g, (word) => {
    const accented = [...word].map(accent).join('')
    return word.length < 3 ? accented : `${accented}${(accented.at(-1) ?? '').repeat(Math.ceil(word.length * 0.4))}`
  })
}

function accent(letter: string): string {
  const letters = letter < 'a' ? accentedCapitals : accentedLetters
  return letters[letter.toLowerCase().charCodeAt(0) - 97] ?? letter
}

function mirror(text: string): string {
  return text.replace(/[A-Za-z]/g, (letter) => arabicLetters[letter.toLowerCase().charCodeAt(0) - 97] ?? letter)
}
