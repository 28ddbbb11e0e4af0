// The stand-in's session: what main has decided about requests and permissions, asked for by the pages of a real Chromium.
import { EventEmitter } from 'node:events'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

type BeforeRequest = (details: { url: string }, callback: (answer: { cancel?: boolean }) => void) => void
type PermissionRequest = (contents: unknown, permission: string, callback: (isGranted: boolean) => void, details: object) => void
type PermissionCheck = (contents: unknown, permission: string, origin: string, details: object) => boolean

export class StandInSession extends EventEmitter {
  /** Every address that a page has asked for, and what became of it. */
  readonly requests: { url: string; isCancelled: boolean }[] = []
  permissionRequest: PermissionRequest | undefined
  permissionCheck: PermissionCheck | undefined
  devicePermission: ((details: object) => boolean) | undefined
  readonly #schemes = new Map<string, (request: Request) => Response | Promise<Response>>()
  #beforeRequest: BeforeRequest | undefined

  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>) => void this.#schemes.set(scheme, handler),
  }

  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest) => void (this.#beforeRequest = listener),
  }

  /** Every address that the proxy was asked for. */
  readonly asked: string[] = []

  resolveProxy(url: string): Promise<string> {
    this.asked.push(url)
    return Promise.resolve(process.env['STAND_IN_PROXY'] ?? 'DIRECT')
  }

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.permissionRequest = handler
  }

  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.permissionCheck = handler
  }

  setDevicePermissionHandler(handler: (details: object) => boolean): void {
    this.devicePermission = handler
  }

  /** Asks main's listener about a request, and notes it. */
  async isCancelled(url: string): Promise<boolean> {
    const isCancelled = await new Promise<boolean>((resolve) => {
      if (this.#beforeRequest) this.#beforeRequest({ url }, ({ cancel }) => resolve(cancel === true))
      else resolve(false)
    })
    this.requests.push({ url, isCancelled })
    return isCancelled
  }

  /** What main's own scheme or a file answers; nothing for every other address. */
  async respond(url: string): Promise<Response | undefined> {
    if (url.startsWith('file:')) return new Response(await readFile(fileURLToPath(url)), { headers: { 'content-type': 'text/html' } })
    return await this.#schemes.get(new URL(url).protocol.slice(0, -1))?.(new Request(url))
  }
}
