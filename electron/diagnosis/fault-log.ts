// Where crashes of Ponte itself are written down, with their stacks. Findings about the network never go here.
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { inspect } from 'node:util'
import { redactLogText } from './redact-log.ts'

/** Writes one crash down and tells where; the place is shown to the person. Never rejects: a crash is told even when no log can be written. */
export type WriteFault = (error: unknown) => Promise<string>

/** The log file of this user: the place that each system has for such files (on Linux the XDG Base Directory Specification 0.8). */
export function faultLogFile(platform: string, environment: Readonly<Record<string, string | undefined>>, home: string): string {
  switch (platform) {
    case 'win32':
      return join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Ponte', 'logs', 'ponte.log')
    case 'darwin':
      return join(home, 'Library', 'Logs', 'Ponte', 'ponte.log')
    default:
      return join(absolute(environment['XDG_STATE_HOME']) ?? join(home, '.local', 'state'), 'ponte', 'ponte.log')
  }
}

/** Empty and relative paths count as not set (XDG Base Directory Specification 0.8). */
function absolute(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined
}

/** Appends a crash to the log file, without what says who somebody is; the library keeps it below 1 MB. Loaded at need: most runs have nothing to write. */
export const writeFault: WriteFault = async (error) => {
  const file = faultLogFile(process.platform, process.env, homedir())
  // Without a free descriptor the library cannot even be loaded.
  const log = await import('electron-log/node.js').then(
    (library) => library.default,
    () => undefined,
  )
  if (!log) return file
  // Where no package.json is near, the library writes nothing until it is told whose log this is.
  log.transports.file.setAppName('Ponte')
  log.transports.file.resolvePathFn = () => file
  // Its own complaints (a disk that is full) go to the console whatever the level; the crash itself is told by the door.
  log.transports.console.writeFn = () => undefined
  log.error(redactLogText(inspect(error), homedir()))
  return file
}
