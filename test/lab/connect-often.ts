// Connects many times with the program's own probe and limits and counts how that ends: `connect-often.ts ADDRESS PORT COUNT`, started by loss.ts.
import { probeLimits } from '../../electron/diagnosis/timeouts.ts'
import { dial } from '../../electron/probes/tcp-connect.ts'
import { createProbeContext } from '../fakes/probe-context.ts'

/** Fewer than fit into the queue of a line, so that only the loss that is meant happens. */
const atOnce = 150

const [address = '', port = '', count = ''] = process.argv.slice(2)
const context = createProbeContext({ limits: probeLimits })
const counts: Record<string, number> = { connected: 0, repeated: 0 }
let left = Number(count)

async function work(): Promise<void> {
  while (left > 0) {
    left -= 1
    const start = performance.now()
    const outcome = await dial({ address, port: Number(port) }, context)
    if (outcome.status === 'succeeded') outcome.value.socket.destroy()
    const word = outcome.status === 'succeeded' ? 'connected' : outcome.status === 'failed' ? outcome.failure.code : outcome.reason
    // A lost SYN is repeated after a second: the proof that the line loses.
    if (performance.now() - start > 900) counts['repeated'] = (counts['repeated'] ?? 0) + 1
    counts[word] = (counts[word] ?? 0) + 1
  }
}

await Promise.all(Array.from({ length: atOnce }, work))
console.log(JSON.stringify(counts))
