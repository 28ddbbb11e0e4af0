// Starts the built browser door as a person would, without opening a browser, and ends it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/** A running browser door. */
export interface BrowserDoorProcess {
  /** The address that it printed, with its one-time key. */
  readonly url: string
  readonly stop: () => Promise<void>
}

/** Starts dist/browser-door.mjs and waits for the address. What it keeps, it keeps in a folder that goes with it, unless one is given. */
export async function startBrowserDoor(
  givenFolder?: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<BrowserDoorProcess> {
  const folder = givenFolder ?? (await mkdtemp(join(tmpdir(), 'ponte-kept-')))
  const program = fileURLToPath(new URL('../../dist/browser-door.mjs', import.meta.url))
  const door = spawn(process.execPath, [program, '--no-open'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment, XDG_STATE_HOME: folder, LOCALAPPDATA: folder },
  })
  const complaint = text(door.stderr)
  const exited = once(door, 'exit')
  for await (const line of createInterface(door.stdout)) {
    const url = /http:\/\/127\.0\.0\.1:\S+/.exec(line)?.[0]
    if (url === undefined) continue
    return {
      url,
      stop: async () => {
        door.kill()
        await exited
        if (givenFolder === undefined) await rm(folder, { recursive: true, force: true })
      },
    }
  }
  throw new Error(`the browser door ended without printing an address: ${await complaint}`)
}
