// Where Ponte keeps what a person wants kept on this computer: the history of checks and the settings. Crashes go to the log beside it (fault-log.ts).
import { isAbsolute, join } from 'node:path'

/** The folder of this user: the place that each system has for what a program remembers (on Linux the XDG Base Directory Specification 0.8). */
export function dataFolder(platform: string, environment: Readonly<Record<string, string | undefined>>, home: string): string {
  switch (platform) {
    case 'win32':
      return join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Ponte')
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Ponte')
    default: {
      const state = environment['XDG_STATE_HOME']
      // Empty and relative paths count as not set.
      return join(state !== undefined && isAbsolute(state) ? state : join(home, '.local', 'state'), 'ponte')
    }
  }
}
