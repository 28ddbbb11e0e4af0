// Entry of the window door (dist/window/main.js). Only puts the parts together.
import { join } from 'node:path'
import { app } from 'electron'
import { writeFault } from '../../diagnosis/fault-log.ts'
import { ponteVersion } from '../../ponte-version.ts'
import { createEngine } from '../create-engine.ts'
import { readInterfaceFiles } from '../interface-files.ts'
import { openWindowDoor } from './open-window-door.ts'

// As in the terminal door: getaddrinfo blocks one of libuv's threads for as long as a dead resolver lets it.
process.env['UV_THREADPOOL_SIZE'] ??= '16'

// Not awaited at the top level: Electron becomes ready only after this module has been evaluated.
openWindowDoor({
  createEngine,
  about: { version: ponteVersion, door: 'window' },
  nowMs: () => performance.now(),
  reportFault: (error) => void writeFault(error),
  readFiles: () => readInterfaceFiles(join(import.meta.dirname, '../renderer')),
  preload: join(import.meta.dirname, 'preload.cjs'),
}).catch(async (error: unknown) => {
  await writeFault(error)
  app.exit(4) // a fault of Ponte itself, as in the terminal door
})
