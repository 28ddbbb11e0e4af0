// The browser door as a program of its own, with an engine that diagnoses nothing; run-browser-door.test.ts starts it.
import { randomBytes } from 'node:crypto'
import { runBrowserDoor } from '../../../electron/doors/browser/run-browser-door.ts'
import { FakeDoorServices } from '../fake-engine.ts'
import { exampleFiles, exampleTranslator } from './example-door.ts'

process.exitCode = await runBrowserDoor(
  process.argv.slice(2),
  Object.assign(new FakeDoorServices('browser'), {
    files: exampleFiles,
    random: randomBytes,
    translator: exampleTranslator('en'),
    translatorFor: ([tag = 'en']: readonly string[]) => Promise.resolve(exampleTranslator(tag)),
    openBrowser: (url: string) => {
      process.stderr.write(`asked to open ${url}\n`)
      return Promise.resolve('failed' as const)
    },
  }),
)
