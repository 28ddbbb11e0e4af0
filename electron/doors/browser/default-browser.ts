// Opens an address in the browser that the person uses. A convenience only: the address is printed too.
import { spawn } from 'node:child_process'

/** How an operating system is asked to open an address; without a shell, which would read the address as a command. */
export function openCommand(
  platform: NodeJS.Platform,
  url: string,
  environment: NodeJS.ProcessEnv,
): readonly [command: string, ...args: string[]] {
  switch (platform) {
    case 'darwin':
      return ['/usr/bin/open', url]
    case 'win32':
      // By its full path: a bare name would be looked for in the current folder first.
      return [`${environment['SystemRoot'] ?? 'C:\\Windows'}\\System32\\rundll32.exe`, 'url.dll,FileProtocolHandler', url]
    default:
      return ['xdg-open', url]
  }
}

/** Runs the command and gives whether the operating system took it; the browser goes on when Ponte ends. */
export function openInDefaultBrowser([command, ...args]: readonly [command: string, ...args: string[]]): Promise<'opened' | 'failed'> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { detached: true, stdio: 'ignore' })
    child.once('error', () => resolve('failed'))
    child.once('exit', (status) => resolve(status === 0 ? 'opened' : 'failed'))
    child.unref()
  })
}
