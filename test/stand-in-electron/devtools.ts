// A Chromium of one's own and the DevTools protocol to it: the pages of the stand-in for Electron. It reaches nobody: no name leads anywhere.
import { spawn, type ChildProcess } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import WebSocket from 'ws'
import { chromiumArguments, findChromium } from '../../build/find-chromium.mjs'

/** Parameters or result of a command or an event of the protocol. */
export type Parameters = Record<string, unknown>

interface Answer {
  readonly id?: number
  readonly method?: string
  readonly params?: Parameters
  readonly sessionId?: string
  readonly result?: Parameters
  readonly error?: { readonly message: string }
}

/** A running Chromium. Events are emitted as `SESSION METHOD`, those of the browser itself as ` METHOD`. */
export class DevTools extends EventEmitter {
  readonly endpoint: string
  readonly #process: ChildProcess
  readonly #socket: WebSocket
  readonly #profile: string
  readonly #pending = new Map<number, PromiseWithResolvers<Parameters>>()
  #lastId = 0

  private constructor(process: ChildProcess, socket: WebSocket, endpoint: string, profile: string) {
    super()
    this.setMaxListeners(0)
    this.#process = process
    this.#socket = socket
    this.endpoint = endpoint
    this.#profile = profile
    socket.on('message', (data: Buffer) => this.#receive(JSON.parse(data.toString('utf8')) as Answer))
  }

  static async launch(): Promise<DevTools> {
    const chromium = findChromium()
    if (chromium === undefined) throw new Error('the stand-in for Electron needs Chrome, Chromium or Edge')
    const profile = mkdtempSync(join(tmpdir(), 'ponte-stand-in-'))
    const given = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--host-resolver-rules=MAP * ~NOTFOUND']
    const child = spawn(chromium, [...chromiumArguments(), ...given, '--lang=en-US', 'about:blank'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    // However main ends, its pages end with it.
    process.on('exit', () => {
      child.kill('SIGKILL')
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    })
    for await (const line of createInterface({ input: child.stderr })) {
      const endpoint = /^DevTools listening on (ws:\S+)$/.exec(line)?.[1]
      if (endpoint === undefined) continue
      child.stderr.resume()
      const socket = new WebSocket(endpoint, { perMessageDeflate: false, maxPayload: 256 * 2 ** 20 })
      await once(socket, 'open')
      return new DevTools(child, socket, endpoint, profile)
    }
    throw new Error('Chromium ended before it listened')
  }

  /** Sends one command; rejects when Chromium refuses it. */
  send(method: string, params: Parameters = {}, sessionId?: string): Promise<Parameters> {
    const id = ++this.#lastId
    const reply = Promise.withResolvers<Parameters>()
    this.#pending.set(id, reply)
    this.#socket.send(JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }))
    return reply.promise
  }

  /** Ends Chromium and removes its profile. */
  async close(): Promise<void> {
    const ended = this.#process.exitCode === null ? once(this.#process, 'exit') : Promise.resolve([])
    this.#process.kill('SIGKILL')
    await ended
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 })
  }

  #receive({ id, method, params = {}, sessionId = '', result, error }: Answer): void {
    if (id === undefined) {
      this.emit(`${sessionId} ${method}`, params)
      return
    }
    const reply = this.#pending.get(id)
    this.#pending.delete(id)
    if (error) reply?.reject(new Error(error.message))
    else reply?.resolve(result ?? {})
  }
}
