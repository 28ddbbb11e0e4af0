// A browser door with a small interface and fake engines, for tests; and ways to ask it that a browser would not let a page use.
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { request } from 'node:http'
import { connect } from 'node:net'
import { WebSocket } from 'ws'
import type { BrowserDoor } from '../../../electron/doors/browser/loopback-server.ts'
import { openLoopbackServer } from '../../../electron/doors/browser/loopback-server.ts'
import type { InterfaceFiles } from '../../../electron/doors/interface-files.ts'
import type { Translator } from '../../../shared/i18n/translator.ts'
import { FakeDoorServices } from '../fake-engine.ts'

/** Stands in the page and nowhere else: whoever reads it has got in. */
export const marker = 'the interface of Ponte'

// Shows in the title what the socket answered, so that a test in a real browser sees that the policy lets the own page through.
const script = `
const socket = new WebSocket(new URL('api', location.href).href.replace('http:', 'ws:'))
socket.onopen = () => socket.send(JSON.stringify({ id: 1, call: 'describePonte', argument: {} }))
socket.onmessage = ({ data }) => { document.title = 'answered ' + JSON.parse(data).result.version }
socket.onclose = ({ code }) => { document.title = 'closed ' + code }
window.stolen = '${marker}'
`

const file = (contentType: string, text: string) => ({ contentType, bytes: Buffer.from(text) })

export const exampleFiles: InterfaceFiles = new Map([
  [
    'index.html',
    file(
      'text/html; charset=utf-8',
      `<!doctype html><title>…</title><p>${marker}</p><script type="module" src="./assets/main.js"></script>`,
    ),
  ],
  ['assets/main.js', file('text/javascript; charset=utf-8', script)],
  ['assets/style.css', file('text/css; charset=utf-8', 'p { color: rgb(1, 2, 3) }')],
  ['assets/icon.svg', file('image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="7"/>')],
])

/** Says the id of a message, and its parameters where there are any. */
export function exampleTranslator(language: string): Translator {
  return { language, direction: 'ltr', format: ({ id, params }) => [`<${id}>`, ...Object.values(params)].join(' ') }
}

export interface ExampleDoor extends BrowserDoor {
  readonly services: FakeDoorServices
  readonly port: number
  readonly origin: string
  readonly key: string
}

export async function openExampleDoor(): Promise<ExampleDoor> {
  const services = new FakeDoorServices('browser')
  const translatorFor = ([tag = 'en']: readonly string[]) => Promise.resolve(exampleTranslator(tag))
  const door = await openLoopbackServer(Object.assign(services, { files: exampleFiles, random: randomBytes, translatorFor }))
  const url = new URL(door.url)
  return { ...door, services, port: Number(url.port), origin: url.origin, key: url.searchParams.get('key') ?? '' }
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Sends one request exactly as given; `path` is not normalised as a URL would be. */
export async function ask(door: ExampleDoor, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const asked = request({
    host: '127.0.0.1',
    port: door.port,
    path,
    method,
    headers: { host: `127.0.0.1:${door.port}`, ...headers },
    agent: false,
  }).end()
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  let body = ''
  for await (const chunk of response) body += String(chunk)
  return { status: response.statusCode ?? 0, headers: response.headers, body }
}

export interface Session {
  readonly prefix: string
  readonly cookie: string
}

/** Comes in with the key, as the person's browser does. */
export async function comeIn(door: ExampleDoor): Promise<Session> {
  const { headers } = await ask(door, `/open?key=${door.key}`)
  return { prefix: headers.location ?? '', cookie: headers['set-cookie']?.[0]?.split(';')[0] ?? '' }
}

/** Opens the socket of the api and gives it, or the status of the refusal. */
export async function openSocket(door: ExampleDoor, path: string, headers: Record<string, string>): Promise<WebSocket | number> {
  const socket = new WebSocket(`ws://127.0.0.1:${door.port}${path}`, { headers })
  const opened = new Promise<WebSocket>((resolve) => socket.once('open', () => resolve(socket)))
  const refused = new Promise<number>((resolve, reject) => {
    socket.once('unexpected-response', (_request, response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    socket.once('error', reject)
  })
  return Promise.race([opened, refused])
}

/** Opens the socket as the own page does. */
export async function openOwnSocket(door: ExampleDoor, session: Session): Promise<WebSocket> {
  const socket = await openSocket(door, `${session.prefix}api`, { origin: door.origin, cookie: session.cookie })
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`)
  return socket
}

/** Sends raw bytes and gives everything that comes back until the connection ends. */
export async function askRaw(door: ExampleDoor, text: string): Promise<string> {
  const socket = connect(door.port, '127.0.0.1')
  let received = ''
  socket.on('data', (bytes) => (received += String(bytes)))
  socket.on('error', () => socket.destroy()) // a reset is an answer too
  socket.end(text)
  await new Promise((resolve) => socket.once('close', resolve))
  return received
}
