// Parses the messages of the interface when it is built, so that the page carries no parser: an eighth of what it may weigh.
import { parse } from '@formatjs/icu-messageformat-parser'
import { isPlain } from '../shared/i18n/create-translator.ts'

/** What the library calls its own build without the parser (FormatJS, "Advanced Usage"). */
export const withoutParser = {
  find: /^@formatjs\/icu-messageformat-parser$/,
  replacement: '@formatjs/icu-messageformat-parser/no-parser.js',
}

/** Turns the message files into modules in which every text with more than names in braces is parsed. @returns {import('vite').Plugin} */
export function compiledMessages() {
  return {
    name: 'ponte-compiled-messages',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/i18n\/messages\/[^/]+\/[^/]+\.json$/.test(id)) return undefined
      /** @type {Record<string, string>} */
      const messages = JSON.parse(code)
      const compiled = Object.fromEntries(
        Object.entries(messages).map(([key, text]) => [
          key,
          isPlain(text) ? text : parse(text, { ignoreTag: true, captureLocation: false }),
        ]),
      )
      return { code: `export default ${JSON.stringify(compiled)}`, map: null, moduleType: 'js' }
    },
  }
}
