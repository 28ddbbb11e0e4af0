// Listening without speaking, to every kind of greeting.
import { describe, expect, it, onTestFinished } from 'vitest'
import { firstBytes } from '../../electron/probes/first-bytes.ts'
import { tcpConnect } from '../../electron/probes/tcp-connect.ts'
import { createProbeContext } from '../fakes/probe-context.ts'
import { closeAtOnce, closedPort, dribble, flood, greet, resetAtOnce, silent, startTcpServer, type Behaviour } from '../fakes/tcp-server.ts'

async function listenTo(behaviour: Behaviour) {
  const server = await startTcpServer(behaviour)
  onTestFinished(() => server.close())
  return firstBytes({ address: '127.0.0.1', port: server.port, route: 'direct', purpose: 'target' }, createProbeContext())
}

const heard = (text: string, ended: string) => ({ status: 'succeeded', value: { firstBytes: Buffer.from(text).toString('hex'), ended } })

describe('firstBytes', () => {
  it('hears a banner', async () => {
    expect(await listenTo(greet('SSH-2.0-OpenSSH_9.2\r\n'))).toEqual(heard('SSH-2.0-OpenSSH_9.2\r\n', 'still-open'))
  })

  it('hears nothing from a server that waits for us', async () => {
    expect(await listenTo(silent)).toEqual(heard('', 'still-open'))
  })

  it('hears that the server closes at once', async () => {
    expect(await listenTo(closeAtOnce)).toEqual(heard('', 'closed'))
  })

  it('hears a banner and its end', async () => {
    expect(await listenTo((socket) => socket.end('bye\r\n'))).toEqual(heard('bye\r\n', 'closed'))
  })

  it('hears a reset, whether it comes before or after the connect event', async () => {
    const outcome = await listenTo(resetAtOnce)
    if (outcome.status === 'failed') expect(outcome.failure.code).toBe('connection-reset')
    else expect(outcome).toEqual(heard('', 'reset'))
  })

  it('keeps 256 bytes of a banner without end', async () => {
    expect(await listenTo(flood('x'.repeat(1000)))).toEqual(heard('x'.repeat(256), 'still-open'))
  })

  it('is not held up by a tarpit', async () => {
    const startedAt = performance.now()
    const outcome = await listenTo(dribble('SSH', 10))
    expect(outcome).toMatchObject({
      status: 'succeeded',
      value: { ended: 'still-open', firstBytes: expect.stringMatching(/^535348/) as string },
    })
    expect(performance.now() - startedAt).toBeLessThan(1000)
  })

  it('hears what came on the waiting connection before anybody listened, even when that has been reset since', async () => {
    const server = await startTcpServer((socket) => {
      socket.write('220 ready\r\n', () => setTimeout(() => socket.resetAndDestroy(), 5))
    })
    onTestFinished(() => server.close())
    const context = createProbeContext()
    const endpoint = { address: '127.0.0.1', port: server.port, purpose: 'target' } as const
    await tcpConnect(endpoint, context)
    const key = { ...endpoint, route: 'direct', layer: 'tcp' } as const
    const kept = context.connections.take(key)
    if (!kept) throw new Error('nothing kept')
    await new Promise((resolve) => kept.once('close', resolve))
    context.connections.deposit(key, kept)
    expect(await firstBytes({ ...endpoint, route: 'direct' }, context)).toEqual(heard('220 ready\r\n', 'reset'))
    expect(server.connections()).toBe(1)
  })

  it('gives the refusal of a port that closed meanwhile', async () => {
    const input = { address: '127.0.0.1', port: await closedPort(), route: 'direct', purpose: 'target' } as const
    expect(await firstBytes(input, createProbeContext())).toMatchObject({
      status: 'failed',
      failure: { code: 'connection-refused', operation: 'connect' },
    })
  })

  it('stops at once when the run is stopped', async () => {
    const server = await startTcpServer(silent)
    onTestFinished(() => server.close())
    const controller = new AbortController()
    const context = createProbeContext({ signal: controller.signal, limits: { listenMs: 60_000 } })
    const pending = firstBytes({ address: '127.0.0.1', port: server.port, route: 'direct', purpose: 'target' }, context)
    setTimeout(() => {
      controller.abort()
    }, 20)
    expect(await pending).toEqual({ status: 'not-run', reason: 'cancelled' })
  })
})
