// Waiting for calls on loopback, as a process: what is said, in which stream, and with which status. Calls from elsewhere belong to the lab.
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { readCallCode } from '../../../shared/report/call-code.ts'
import { runTerminal } from './terminal-process.ts'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

/** Calls until somebody answers: the command says when it is ready, and its first second is enough. */
async function callSoon(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const socket = connect(port, '127.0.0.1')
    const answered = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (answered) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe.concurrent('await-call', () => {
  it('tells of a call to a free port, with a code for the other side', async () => {
    const port = await freePort()
    const [{ status, stdout, stderr }] = await Promise.all([
      runTerminal(['await-call', String(port), '--seconds', '4', '--lang', 'en']),
      callSoon(port),
    ])
    const code = /Code for the other computer: (\S+)/.exec(stdout)?.[1] ?? ''
    expect({ status, code: readCallCode(code)?.arrival, said: stderr.includes('A call from 127.0.0.1 arrived.') }).toEqual({
      status: 0,
      code: 'answered',
      said: true,
    })
  })

  it('cannot tell anything when it is ended before a call was seen', async () => {
    const port = await freePort()
    const { status, stdout } = await runTerminal(['await-call', String(port), '--lang', 'en'], {
      interrupts: [{ after: 'Counting calls', signal: 'SIGINT' }],
    })
    // What the machine's own firewall does decides which of the reasons is the first.
    expect({ status, stdout }).toEqual({ status: 130, stdout: expect.stringMatching(/^Cannot tell: /) as string })
  })

  it('writes one document as JSON', async () => {
    const port = await freePort()
    const { stdout } = await runTerminal(['await-call', String(port), '--seconds', '1', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      kind: 'awaited-calls',
      port,
      means: 'own-listener',
      calls: 0,
      callers: [],
    })
  })
})
