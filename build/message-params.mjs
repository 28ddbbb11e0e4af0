// Reads the English messages and writes the types of their parameters (shared/i18n/message-params.ts), so that the compiler
// knows every message id and what it needs. `--check` only compares.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { parse, TYPE } from '@formatjs/icu-messageformat-parser'

const englishFolder = new URL('../shared/i18n/messages/en/', import.meta.url)
const output = new URL('../shared/i18n/message-params.ts', import.meta.url)

/** @param {import('@formatjs/icu-messageformat-parser').MessageFormatElement[]} elements @param {Map<string, string>} types */
function collectParams(elements, types) {
  for (const element of elements) {
    switch (element.type) {
      case TYPE.argument:
        if (!types.has(element.value)) types.set(element.value, 'string | number')
        break
      case TYPE.number:
      case TYPE.date:
      case TYPE.time:
        types.set(element.value, 'number')
        break
      case TYPE.select:
        types.set(element.value, 'string')
        for (const option of Object.values(element.options)) collectParams(option.value, types)
        break
      case TYPE.plural:
        types.set(element.value, 'number')
        for (const option of Object.values(element.options)) collectParams(option.value, types)
        break
      case TYPE.tag:
        collectParams(element.children, types)
        break
      case TYPE.literal:
      case TYPE.pound:
        break
    }
  }
  return types
}

/** @returns {string} */
function generate() {
  const lines = []
  for (const file of readdirSync(englishFolder)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    const messages = /** @type {Record<string, string>} */ (JSON.parse(readFileSync(new URL(file, englishFolder), 'utf8')))
    for (const [id, text] of Object.entries(messages)) {
      // A finding stores its title; the reason beside it is said with the same parameters.
      const reason = id.endsWith('.title') ? messages[id.replace(/\.title$/, '.why')] : undefined
      const collected = collectParams(parse(reason ?? ''), collectParams(parse(text), new Map()))
      const types = [...collected].sort(([left], [right]) => (left < right ? -1 : 1))
      const fields = types.map(([name, type]) => `readonly ${name}: ${type}`).join('; ')
      lines.push(`  '${id}': ${fields === '' ? 'Readonly<Record<never, never>>' : `{ ${fields} }`}`)
    }
  }
  return `// Generated from messages/en/*.json by build/message-params.mjs; do not edit.\n\n/** For every message the parameters that its English text uses. */\nexport interface MessageParams {\n${lines.join('\n')}\n}\n`
}

const generated = generate()
if (process.argv.includes('--check')) {
  if (readFileSync(output, 'utf8') !== generated) {
    console.error('shared/i18n/message-params.ts does not match the English messages; run: node build/message-params.mjs')
    process.exitCode = 1
  }
} else {
  writeFileSync(output, generated)
}
