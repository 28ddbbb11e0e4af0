// Handshakes with servers whose certificates are right and wrong in every way, and with servers that do not speak TLS (bad-peers 2.3 C).
import { describe, expect, it, onTestFinished } from 'vitest'
import { httpExchange } from '../../electron/probes/http-exchange.ts'
import { tcpConnect } from '../../electron/probes/tcp-connect.ts'
import { tlsHandshake } from '../../electron/probes/tls-handshake.ts'
import { websocketUpgrade } from '../../electron/probes/websocket-upgrade.ts'
import { createProbeContext, readCertificate } from '../fakes/probe-context.ts'
import * as peers from '../fakes/tcp-server.ts'
import { startSecureWebsocketServer, startTlsServer } from '../fakes/tls-server.ts'

const address = '127.0.0.1'
const over = (port: number) => ({ address, port, route: 'direct', purpose: 'target' }) as const
const asking = (port: number, serverName = 'localhost') => ({ ...over(port), serverName, applicationProtocols: ['http/1.1'] })

async function serve(starting: Promise<peers.FakeServer>) {
  const server = await starting
  onTestFinished(() => server.close())
  return server
}

/** Shakes hands with a server that has a certificate, and says whether it heard anything afterwards. */
async function shake(certificate: string, serverName?: string) {
  let heardBytes = 0
  const server = await serve(
    startTlsServer(certificate, (socket) => {
      socket.on('data', (bytes) => (heardBytes += bytes.length))
    }),
  )
  const context = createProbeContext()
  const outcome = await tlsHandshake(asking(server.port, serverName), context)
  const kept = context.connections.take({ ...over(server.port), layer: 'tls' })
  kept?.destroy()
  if (outcome.status !== 'succeeded') throw new Error(JSON.stringify(outcome))
  return { value: outcome.value, isKept: kept !== undefined, heardBytes }
}

describe('tlsHandshake', () => {
  it('reads version, cipher and chain, and keeps a trusted connection', async () => {
    const { value, isKept } = await shake('good')
    expect(value).toEqual({
      protocolVersion: 'TLSv1.3',
      cipher: 'TLS_AES_256_GCM_SHA384',
      chain: [
        {
          subject: 'localhost',
          issuer: 'Ponte Test Authority',
          names: ['localhost', '*.localhost', '127.0.0.1', '0:0:0:0:0:0:0:1'],
          nameCount: 4,
          validFrom: '2020-01-01T00:00:00.000Z',
          validTo: '2120-01-01T00:00:00.000Z',
          fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
          key: 'ec prime256v1',
          isSelfIssued: false,
        },
        expect.objectContaining({ subject: 'Ponte Test Authority', names: [], isSelfIssued: true }),
      ],
      isNameValid: true,
    })
    expect(isKept).toBe(true)
  })

  it('says what was chosen of the protocols offered', async () => {
    const server = await serve(startTlsServer('good', peers.silent, { ALPNProtocols: ['http/1.1'] }))
    const context = createProbeContext()
    expect(await tlsHandshake(asking(server.port), context)).toMatchObject({ value: { applicationProtocol: 'http/1.1' } })
    context.connections.closeAll()
  })

  it.each([
    ['good', '127.0.0.1', true],
    ['good', '::1', true],
    ['wrong-name', 'localhost', false],
    ['no-names', 'localhost', false],
  ])('judges the certificate "%s" for %s', async (certificate, serverName, isNameValid) => {
    const { value, isKept } = await shake(certificate, serverName)
    expect({ isNameValid: value.isNameValid, chainProblem: value.chainProblem, isKept }).toEqual({
      isNameValid,
      chainProblem: undefined,
      isKept: isNameValid,
    })
  })

  it.each([
    ['expired', 'expired', 'CERT_HAS_EXPIRED'],
    ['not-yet-valid', 'not-yet-valid', 'CERT_NOT_YET_VALID'],
    ['self-signed', 'self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['missing-intermediate', 'issuer-unknown', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['weak-key-certificate', 'too-weak', undefined],
    ['sha1', 'too-weak', undefined],
  ])('names what is wrong with the certificate "%s", and sends nothing', async (certificate, chainProblem, raw) => {
    const { value, isKept, heardBytes } = await shake(certificate)
    expect(value).toMatchObject({ chainProblem, isNameValid: true })
    if (raw !== undefined) expect(value.rawChainProblem).toBe(raw)
    expect({ isKept, heardBytes }).toEqual({ isKept: false, heardBytes: 0 })
  })

  it('sees both that a certificate has expired and that it is for another name', async () => {
    const { value } = await shake('expired-wrong-name')
    expect(value).toMatchObject({ chainProblem: 'expired', isNameValid: false, chain: [{ names: ['other.example'] }, {}] })
  })

  it('hands the one connection from connect to handshake to WebSocket', async () => {
    const server = await serve(startSecureWebsocketServer('good'))
    const context = createProbeContext()
    await tcpConnect(over(server.port), context)
    await tlsHandshake(asking(server.port), context)
    const outcome = await websocketUpgrade({ ...over(server.port), encrypted: true, host: 'localhost', path: '/' }, context)
    expect(outcome).toMatchObject({
      status: 'succeeded',
      value: { headers: expect.arrayContaining([{ name: 'upgrade', value: 'websocket' }]) as unknown },
    })
    expect(server.connections()).toBe(1)
  })

  it('makes the conversation anew, with a handshake, when no connection waits', async () => {
    const server = await serve(startTlsServer('good', peers.answerAndClose('HTTP/1.1 200 OK\r\n\r\nhi')))
    const input = { ...over(server.port), encrypted: true, host: 'localhost', path: '/' }
    expect(await httpExchange(input, createProbeContext())).toMatchObject({ value: { status: 200, bodyStart: 'hi' } })
  })

  it('refuses to ask over a chain that is not trusted', async () => {
    const server = await serve(startTlsServer('self-signed', peers.answer('HTTP/1.1 200 OK\r\n\r\n')))
    const input = { ...over(server.port), encrypted: true, host: 'localhost', path: '/' }
    expect(await httpExchange(input, createProbeContext())).toMatchObject({
      status: 'failed',
      failure: { code: 'certificate-not-trusted', operation: 'tls-handshake', raw: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    })
  })

  it('learns from the first answer that a TLS 1.3 server wants a certificate', async () => {
    const server = await serve(
      startTlsServer('good', peers.silent, { requestCert: true, rejectUnauthorized: true, ca: readCertificate('authority') }),
    )
    const context = createProbeContext()
    expect(await tlsHandshake(asking(server.port), context)).toMatchObject({ status: 'succeeded' })
    const outcome = await httpExchange({ ...over(server.port), encrypted: true, host: 'localhost', path: '/' }, context)
    expect(outcome).toMatchObject({ failure: { code: 'tls-alert-certificate-required', operation: 'tls-handshake' } })
  })

  it('learns in the handshake that a server has only an old version', async () => {
    const server = await serve(startTlsServer('good', peers.silent, { minVersion: 'TLSv1', maxVersion: 'TLSv1.1' }))
    expect(await tlsHandshake(asking(server.port), createProbeContext())).toMatchObject({ failure: { code: 'tls-alert-protocol-version' } })
  })

  it('keeps what came before the alert of a server of TLS 1.2 that wants a certificate', async () => {
    const demanding = startTlsServer('good', peers.silent, { maxVersion: 'TLSv1.2', requestCert: true, rejectUnauthorized: true })
    const server = await serve(demanding)
    expect(await tlsHandshake(asking(server.port), createProbeContext())).toMatchObject({
      failure: { code: 'tls-alert-handshake-failure', received: { handshakeTypes: expect.arrayContaining([2, 11, 13, 14]) as number[] } },
    })
  })

  it.each([
    ['an SSH server', peers.greet('SSH-2.0-OpenSSH_9.2\r\n'), 'tls-not-spoken', '5353482d'],
    ['an HTTP server', peers.answerAndClose('HTTP/1.1 400 Bad Request\r\n\r\n'), 'tls-not-spoken', '48545450'],
    ['alert 40', peers.answerAndClose(Buffer.from('15030300020228', 'hex')), 'tls-alert-handshake-failure', '15030300020228'],
    ['alert 70', peers.answerAndClose(Buffer.from('15030300020246', 'hex')), 'tls-alert-protocol-version', '15030300020246'],
    ['alert 112', peers.answerAndClose(Buffer.from('15030300020270', 'hex')), 'tls-alert-unrecognized-name', '15030300020270'],
    ['alert 120', peers.answerAndClose(Buffer.from('15030300020278', 'hex')), 'tls-alert-no-application-protocol', '15030300020278'],
    ['alert 80', peers.answerAndClose(Buffer.from('15030300020250', 'hex')), 'tls-alert-other', '15030300020250'],
    ['an impossible record', peers.answer(Buffer.from(`160303ffff${'ff'.repeat(400)}`, 'hex')), 'tls-malformed', '160303ffff'],
    ['an echo server', peers.echo, 'tls-malformed', '160301'],
    ['half a ServerHello', peers.answerAndClose(Buffer.from('160303007a0200007603', 'hex')), 'tls-closed', '160303007a0200007603'],
  ] as const)('keeps the first bytes of %s', async (_text, behaviour, code, bytes) => {
    const server = await serve(peers.startTcpServer(behaviour))
    const outcome = await tlsHandshake(asking(server.port), createProbeContext())
    expect(outcome).toMatchObject({ status: 'failed', failure: { code, operation: 'tls-handshake' } })
    if (outcome.status === 'failed') expect(outcome.failure.received?.firstBytes.startsWith(bytes)).toBe(true)
  })

  it.each([
    ['an end', peers.closeWhenSpokenTo, 'tls-closed'],
    ['a reset', peers.resetWhenSpokenTo, 'connection-reset'],
  ] as const)('names %s in the handshake', async (_text, behaviour, code) => {
    const server = await serve(peers.startTcpServer(behaviour))
    const outcome = await tlsHandshake(asking(server.port), createProbeContext())
    expect(outcome).toMatchObject({ status: 'failed', failure: { code, operation: 'tls-handshake' } })
    if (outcome.status === 'failed') expect(outcome.failure.received).toBeUndefined()
  })

  it('sees the banner that came on the waiting connection before the handshake', async () => {
    const server = await serve(peers.startTcpServer(peers.greet('220 mail.example ESMTP\r\n')))
    const context = createProbeContext()
    await tcpConnect(over(server.port), context)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await tlsHandshake(asking(server.port), context)).toMatchObject({
      failure: { code: 'tls-not-spoken', received: { firstBytes: Buffer.from('220 mail.example ESMTP\r\n').toString('hex') } },
    })
    expect(server.connections()).toBe(1)
  })

  it('does not read a handshake without end', async () => {
    // Valid records of a ServerHello that never becomes complete.
    const record = Buffer.concat([Buffer.from('16030340000200ffff', 'hex'), Buffer.alloc(0x4000 - 4)])
    const server = await serve(peers.startTcpServer(peers.flood(record.toString('latin1'))))
    const outcome = await tlsHandshake(asking(server.port), createProbeContext({ limits: { maxHandshakeBytes: 4096 } }))
    expect(outcome).toMatchObject({ status: 'failed', failure: { operation: 'tls-handshake' } })
  })

  it('calls a stalled handshake silence when its time is over, and says before that it takes long', async () => {
    const server = await serve(peers.startTcpServer(peers.silent))
    let slowReports = 0
    const context = createProbeContext({ limits: { replyMs: 120 }, reportSlow: () => (slowReports += 1) })
    expect(await tlsHandshake(asking(server.port), context)).toEqual({
      status: 'failed',
      failure: { code: 'no-answer', operation: 'tls-handshake', raw: '', synchronous: false },
    })
    expect(slowReports).toBe(1)
  })

  it('stops at once when the run is stopped', async () => {
    const server = await serve(peers.startTcpServer(peers.silent))
    const controller = new AbortController()
    setTimeout(() => {
      controller.abort()
    }, 30)
    expect(await tlsHandshake(asking(server.port), createProbeContext({ signal: controller.signal }))).toEqual({
      status: 'not-run',
      reason: 'cancelled',
    })
  })

  it('ends the connection, too, when the run is stopped while the certificates are still being read', async () => {
    let open = 0
    const server = await serve(
      peers.startTcpServer((socket) => {
        open += 1
        socket.resume().on('close', () => (open -= 1))
      }),
    )
    const controller = new AbortController()
    const { trust } = createProbeContext()
    const stopAndLoad = async () => {
      controller.abort()
      return trust.load()
    }
    const outcome = await tlsHandshake(asking(server.port), createProbeContext({ signal: controller.signal, trust: { load: stopAndLoad } }))
    expect(outcome).toEqual({ status: 'not-run', reason: 'cancelled' })
    // The connection may be accepted a little later than it was made.
    await expect.poll(() => [server.connections(), open]).toEqual([1, 0])
  })
})
