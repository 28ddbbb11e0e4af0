// Whose certificates are trusted: what two variables name is added, counted, and really believed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rootCertificates } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { tlsHandshake } from '../../electron/probes/tls-handshake.ts'
import { createTrustStore, trustStore } from '../../electron/system/trust-store.ts'
import { createProbeContext } from '../fakes/probe-context.ts'
import { silent } from '../fakes/tcp-server.ts'
import { startTlsServer } from '../fakes/tls-server.ts'

const authority = fileURLToPath(new URL('../fixtures/certificates/authority.pem', import.meta.url))

async function handshakeTrusting(environment: Record<string, string>) {
  const server = await startTlsServer('good', silent)
  onTestFinished(() => server.close())
  const context = createProbeContext({ trust: createTrustStore(environment) })
  const input = {
    address: '127.0.0.1',
    port: server.port,
    route: 'direct',
    purpose: 'target',
    serverName: 'localhost',
    applicationProtocols: [],
  } as const
  const outcome = await tlsHandshake(input, context)
  context.connections.closeAll()
  return outcome.status === 'succeeded' ? outcome.value.chainProblem : outcome
}

describe('trustStore', () => {
  it('believes the authority that a variable names, and without it does not', async () => {
    expect(await handshakeTrusting({ NODE_EXTRA_CA_CERTS: authority })).toBeUndefined()
    expect(await handshakeTrusting({})).toBe('issuer-unknown')
  })

  it('says how many certificates are trusted and what was added, an unreadable file with none', async () => {
    const context = createProbeContext({
      trust: createTrustStore({ NODE_EXTRA_CA_CERTS: authority, SSL_CERT_FILE: '/does/not/exist.pem' }),
    })
    expect(await trustStore({}, context)).toEqual({
      status: 'succeeded',
      value: {
        bundled: rootCertificates.length,
        system: expect.any(Number) as number,
        added: [
          { source: 'NODE_EXTRA_CA_CERTS', file: authority, certificates: 1 },
          { source: 'SSL_CERT_FILE', file: '/does/not/exist.pem', certificates: 0 },
        ],
      },
    })
  })

  it('reads the stores once, however many ask', async () => {
    const trust = createTrustStore({})
    expect(await trust.load()).toBe(await trust.load())
  })

  it('loses only the certificate that cannot be read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ponte-test-'))
    onTestFinished(() => {
      rmSync(folder, { recursive: true })
    })
    const file = join(folder, 'broken.pem')
    writeFileSync(file, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')
    expect(await handshakeTrusting({ SSL_CERT_FILE: file, NODE_EXTRA_CA_CERTS: authority })).toBeUndefined()
  })
})
