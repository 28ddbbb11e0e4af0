// Entry of the browser door (dist/browser-door.mjs). Only puts the parts together.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { chooseLanguage } from '../../../shared/i18n/languages.ts'
import { writeFault } from '../../diagnosis/fault-log.ts'
import { ponteVersion } from '../../ponte-version.ts'
import { createEngine } from '../create-engine.ts'
import { readInterfaceFiles } from '../interface-files.ts'
import { languageOfSystem, loadTranslator } from '../load-translator.ts'
import { openCommand, openInDefaultBrowser } from './default-browser.ts'
import { runBrowserDoor } from './run-browser-door.ts'

// As in the terminal door: getaddrinfo blocks one of libuv's threads for as long as a dead resolver lets it.
process.env['UV_THREADPOOL_SIZE'] ??= '16'

const translator = await loadTranslator(languageOfSystem(process.env))

async function openDoor(): Promise<number> {
  return runBrowserDoor(process.argv.slice(2), {
    createEngine,
    about: { version: ponteVersion, door: 'browser' },
    nowMs: () => performance.now(),
    reportFault: (error) => void writeFault(error),
    files: await readInterfaceFiles(join(import.meta.dirname, 'renderer')),
    random: randomBytes,
    translator,
    translatorFor: (preferredTags) => loadTranslator(chooseLanguage(preferredTags)),
    openBrowser: (url) => openInDefaultBrowser(openCommand(process.platform, url, process.env)),
  })
}

async function sayFault(error: unknown): Promise<number> {
  const raw = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${translator.format({ id: 'fault.line', params: { raw, log: await writeFault(error) } })}\n`)
  return 4 // a fault of Ponte itself, as in the terminal door
}

// Not left to run out: a probe that did not hear of its end must not keep the program alive.
process.exit(await openDoor().catch(sayFault))
