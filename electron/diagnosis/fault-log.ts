// Where crashes of Ponte itself are written down, with their stacks. Findings about the network never go here.
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Writes one crash down and tells where; the place is shown to the person. */
export type WriteFault = (error: unknown) => Promise<string>

/** The log file of this user: the place that each system has for such files (on Linux the XDG Base Directory Specification 0.8). */
export function faultLogFile(platform: string, environment: Readonly<Record<string, string | undefined>>, home: string): string {
  switch (platform) {
    case 'win32':
      return join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Ponte', 'logs', 'ponte.log')
    case 'darwin':
      return join(home, 'Library', 'Logs', 'Ponte', 'ponte.log')
    default:
      return join(environment['XDG_STATE_HOME'] ?? join(home, '.local', 'state'), 'ponte', 'ponte.log')
  }
}

/** Appends a crash to the log file, which the library keeps below 1 MB. Loaded at need: most runs have nothing to write. */
export const writeFault: WriteFault = async (error) => {
  const file = faultLogFile(process.platform, process.env, homedir())
  const { default: log } = await import('electron-log/node.js')
  log.transports.console.level = false
  log.transports.file.resolvePathFn = () => file
  log.error(error)
  return file
}
