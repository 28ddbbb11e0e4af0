// Where crashes of Ponte itself are written down, with their stacks. Findings about the network never go here.
import { mkdir, appendFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'

/** Writes one crash down and tells where; the place is shown to the person. */
export type WriteFault = (error: unknown) => Promise<string>

/** The log file of this user: the place that each system has for such files. */
export function faultLogFile(platform: string, environment: Readonly<Record<string, string | undefined>>, home = homedir()): string {
  switch (platform) {
    case 'win32':
      return join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Ponte', 'logs', 'ponte.log')
    case 'darwin':
      return join(home, 'Library', 'Logs', 'Ponte', 'ponte.log')
    default:
      return join(environment['XDG_STATE_HOME'] ?? join(home, '.local', 'state'), 'ponte', 'ponte.log')
  }
}

/** Appends crashes to the log file. A log that cannot be written must not hide the crash: then the reason stands where the place would. */
export const writeFault: WriteFault = async (error) => {
  const file = faultLogFile(process.platform, process.env)
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  try {
    await mkdir(dirname(file), { recursive: true })
    await appendFile(file, `${new Date().toISOString()} ${text}\n`, { mode: 0o600 })
    return file
  } catch (cause) {
    return cause instanceof Error ? cause.message : file
  }
}
