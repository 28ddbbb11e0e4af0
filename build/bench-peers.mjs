// The peers of the benchmark, in a thread of their own so that they do not take the engine's time: a WebSocket server, the same inside TLS, and a
// relay before each that hands on what the client says only after a delay, as a distant server would answer every step. Loopback only.
import { readFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { connect, createServer } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import { WebSocketServer } from 'ws'

/** @type {{ delayMs: number, certificate: string, key: string }} */
const { delayMs, certificate, key } = workerData

/** @param {import('node:net').Server} server @returns {Promise<number>} */
const listen = (server) =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve(/** @type {import('node:net').AddressInfo} */ (server.address()).port)),
  )

const plain = createHttpServer()
new WebSocketServer({ server: plain })
const secure = createHttpsServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (_request, response) =>
  response.writeHead(426).end(),
)
new WebSocketServer({ server: secure })

/** Hands on each burst of the client's bytes after the delay; answers come back at once. @param {number} port */
const relayTo = (port) =>
  createServer((client) => {
    const server = connect(port, '127.0.0.1')
    client.on('data', (bytes) => setTimeout(() => server.writable && server.write(bytes), delayMs))
    server.pipe(client)
    for (const [one, other] of [
      [client, server],
      [server, client],
    ]) {
      one?.on('error', () => other?.destroy())
      one?.on('close', () => other?.destroy())
    }
  })

const ws = await listen(plain)
const wss = await listen(secure)
parentPort?.postMessage({ ws, wss, slowWs: await listen(relayTo(ws)), slowWss: await listen(relayTo(wss)) })
