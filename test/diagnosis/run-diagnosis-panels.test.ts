// Whole runs against a silent port, with hosting panels and CDNs on other ports of the same address: what is asked of them, and what is not.
import { expect, it, onTestFinished } from 'vitest'
import type { FakeServer } from '../fakes/tcp-server.ts'
import { answerAndClose, startTcpServer } from '../fakes/tcp-server.ts'
import { startTlsServer } from '../fakes/tls-server.ts'
import { createMachine, createRequest, diagnose } from '../fakes/machine.ts'
import { createRecordingNetwork } from '../fakes/recording-network.ts'

async function untilTheEnd(starting: Promise<FakeServer>): Promise<FakeServer> {
  const server = await starting
  onTestFinished(() => server.close())
  return server
}

const address = '203.0.113.9'

/** Runs against an address whose named ports lead to servers of the test; all others are silent. */
async function runAgainst(target: string, host: string, servers: Readonly<Record<number, FakeServer>>) {
  const network = createRecordingNetwork({
    servers: Object.fromEntries(Object.entries(servers).map(([port, server]) => [`${host}:${port}`, server.port])),
  })
  const { report } = await diagnose(createRequest(target, { options: { proxy: 'direct' } }), createMachine({ network }))
  return { report, contacted: network.contacted }
}

it('recognises a panel that wants TLS by its plain answer, and looks at twenty other ports at most, each once but for what is asked', async () => {
  const webmin = await untilTheEnd(
    startTcpServer(answerAndClose('HTTP/1.0 200 Document follows\r\nServer: MiniServ/2.111\r\n\r\nSSL mode')),
  )
  const { report, contacted } = await runAgainst(`ws://${address}:9999/chat?key=1`, address, { 10000: webmin })
  expect(report.verdict).toMatchObject({ outcome: 'problem', cause: 'hosting-panel-port-closed', certainty: 'likely' })
  const others = contacted.filter((line) => line.startsWith(`tcp ${address}:`) && !line.endsWith(':9999'))
  expect(new Set(others).size).toBe(20)
  expect(webmin.connections()).toBe(1)
})

it('says nothing inside TLS to a panel whose certificate nobody vouches for', async () => {
  const told: string[] = []
  const panel = await untilTheEnd(
    startTlsServer('self-signed', (socket) => {
      socket.on('data', (bytes: Buffer) => told.push(bytes.toString('latin1')))
    }),
  )
  const { report } = await runAgainst(`ws://${address}:9999/`, address, { 8443: panel })
  const asked = report.facts
    .filter(({ id }) => id.endsWith('other-port/203.0.113.9/8443'))
    .map(({ kind, outcome }) => [kind, outcome.status])
  expect(asked).toContainEqual(['tls-handshake', 'succeeded'])
  expect(told).toEqual([])
  expect(report.verdict).toMatchObject({ cause: 'firewall-drops', certainty: 'likely' })
})

it('knows a CDN by its address over a real run', async () => {
  const front = await untilTheEnd(startTcpServer(answerAndClose('HTTP/1.1 403 Forbidden\r\nServer: cloudflare\r\n\r\n')))
  const { report } = await runAgainst('ws://104.16.132.229:7272/', '104.16.132.229', { 80: front })
  expect(report.verdict).toMatchObject({ outcome: 'problem', cause: 'behind-cdn', certainty: 'certain', actor: 'server-owner' })
})
