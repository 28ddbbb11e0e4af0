// A machine asks its own programs: real servers on loopback.
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:tls'
import { expect, onTestFinished, test } from 'vitest'
import { askOwnListeners } from '../../electron/diagnosis/ask-own-listeners.ts'
import { createProbeContext } from '../fakes/probe-context.ts'
import {
  answerAndClose,
  closeAtOnce,
  closeWhenSpokenTo,
  greet,
  resetWhenSpokenTo,
  silent,
  startTcpServer,
  type Behaviour,
} from '../fakes/tcp-server.ts'

async function listening(behave: Behaviour): Promise<number> {
  const server = await startTcpServer(behave)
  onTestFinished(() => server.close())
  return server.port
}

test('says what a call met, and what was spoken where words prove it', async () => {
  const [ssh, http, quiet] = await Promise.all([
    listening(greet(Buffer.from('SSH-2.0-OpenSSH_9.2\r\n'))),
    listening(answerAndClose(Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'))),
    listening(silent),
  ])
  const closed = await startTcpServer(silent)
  await closed.close()
  const listeners = [ssh, http, quiet, closed.port].map((port) => ({ address: '127.0.0.1', port }))
  const accepted = [{ address: '127.0.0.1', result: 'accepted' }]
  expect(await askOwnListeners(listeners, ['127.0.0.1'], createProbeContext())).toEqual([
    { address: '127.0.0.1', port: ssh, ownCalls: accepted, speaks: 'SSH' },
    { address: '127.0.0.1', port: http, ownCalls: accepted, speaks: 'HTTP' },
    { address: '127.0.0.1', port: quiet, ownCalls: accepted, whenSpokenTo: 'silent' },
    { address: '127.0.0.1', port: closed.port, ownCalls: [{ address: '127.0.0.1', result: 'refused' }] },
  ])
})

test('says how a program meets every caller, where it answers none and treats all alike', async () => {
  const ports = await Promise.all([listening(closeWhenSpokenTo), listening(resetWhenSpokenTo), listening(closeAtOnce)])
  const listeners = ports.map((port) => ({ address: '127.0.0.1', port }))
  const asked = await askOwnListeners(listeners, ['127.0.0.1'], createProbeContext())
  expect(asked.map(({ whenSpokenTo }) => whenSpokenTo)).toEqual(['closes', 'resets', undefined])
})

test('calls a wildcard at the addresses that others use, and never at loopback', async () => {
  const called: string[] = []
  const context = createProbeContext()
  const network = {
    ...context.network,
    connectTcp: (endpoint: Parameters<typeof context.network.connectTcp>[0]) => {
      called.push(endpoint.address)
      return context.network.connectTcp({ address: '127.0.0.1', port: 1 })
    },
  }
  const own = ['127.0.0.1', '::1', 'fe80::1', '203.0.113.10', '2001:db8::10']
  const listeners = [
    { address: '0.0.0.0', port: 8080 },
    { address: '::', port: 8081, isIpv6Only: true },
    { address: '::', port: 8082 },
    { address: 'fe80::1', port: 8083 },
  ]
  const asked = await askOwnListeners(listeners, own, { ...context, network })
  expect([asked.map(({ ownCalls = [] }) => ownCalls.map(({ address }) => address)), called.includes('127.0.0.1')]).toEqual([
    [['203.0.113.10'], ['2001:db8::10'], ['203.0.113.10', '2001:db8::10'], []],
    false,
  ])
})

test('a listener that speaks TLS shows its certificate', async () => {
  const file = (name: string) => readFileSync(new URL(`../fixtures/certificates/${name}.pem`, import.meta.url))
  const server = createServer({ cert: file('good'), key: file('server-key') })
  // Greetings of other protocols end here with an error.
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  expect(await askOwnListeners([{ address: '127.0.0.1', port }], ['127.0.0.1'], createProbeContext())).toEqual([
    {
      address: '127.0.0.1',
      port,
      ownCalls: [{ address: '127.0.0.1', result: 'accepted' }],
      speaks: 'TLS',
      certificate: {
        subject: expect.any(String) as string,
        issuer: expect.any(String) as string,
        names: expect.arrayContaining(['localhost']) as string[],
        validFrom: '2020-01-01T00:00:00.000Z',
        validTo: '2120-01-01T00:00:00.000Z',
      },
    },
  ])
})
