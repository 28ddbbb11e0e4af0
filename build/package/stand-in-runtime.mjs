// A folder that looks like Electron's runtime for Linux to a packer: the names and the fuses of the real one, and no program. It lets the whole way of
// packing be checked where no runtime can be had; what comes out cannot be started.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What stands before the fuses inside Electron's program (@electron/fuses, constants.ts). */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** Electron's own setting of its nine fuses, version 1: only the first two and the last three matter as "not yet decided". */
const untouchedFuses = '101100011'

/** Makes the folder. @param {string} folder @param {string} electronVersion */
export function makeStandInRuntime(folder, electronVersion) {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'))
  const program = Buffer.concat([
    Buffer.from('\x7fELF no program\n', 'latin1'),
    Buffer.from(sentinel),
    Buffer.from([1, untouchedFuses.length]),
    Buffer.from(untouchedFuses),
    Buffer.alloc(64),
  ])
  writeFileSync(join(folder, 'electron'), program, { mode: 0o755 })
  writeFileSync(join(folder, 'chrome-sandbox'), '', { mode: 0o755 })
  writeFileSync(join(folder, 'chrome_crashpad_handler'), '', { mode: 0o755 })
  for (const language of ['de', 'en-US', 'it', 'pt-BR', 'zh-CN']) writeFileSync(join(folder, 'locales', `${language}.pak`), '')
  for (const name of ['resources/default_app.asar', 'resources.pak', 'icudtl.dat', 'LICENSE', 'LICENSES.chromium.html']) {
    writeFileSync(join(folder, name), 'stand-in\n')
  }
  writeFileSync(join(folder, 'version'), electronVersion)
}
