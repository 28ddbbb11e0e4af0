// Holds sockets on loopback for the benchmark: so many listeners, so many connections to the first one, and prints a line when all are there.
import { connect, createServer } from 'node:net'

const [listeners = 0, connections = 0] = process.argv.slice(2).map(Number)
/** How many connections are under way at once: fewer than a listener's queue takes. */
const atOnce = 100

/** @type {number[]} */
const ports = []
for (let index = 0; index < listeners; index += 1) {
  // Says a word at once, as SSH and mail servers do.
  const server = createServer((socket) => {
    socket.on('error', () => undefined).write('220 bench ESMTP\r\n')
  })
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve(undefined)
    })
  })
  const address = server.address()
  if (address !== null && typeof address === 'object') ports.push(address.port)
}
for (let made = 0; made < connections; made += atOnce) {
  const few = Array.from({ length: Math.min(atOnce, connections - made) }, () => connect(ports[0] ?? 0, '127.0.0.1'))
  await Promise.all(
    few.map(
      (socket) =>
        new Promise((resolve, reject) => {
          socket.once('connect', resolve).once('error', reject)
        }),
    ),
  )
}
console.log('ready')
// Ends with whoever started it.
process.stdin.on('end', () => process.exit(0)).resume()
