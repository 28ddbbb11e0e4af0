// Encryption: plain asked where TLS is spoken and the reverse, certificates that cannot be trusted, versions and wishes that do not match.
import type { LabCase } from '../lab-case.ts'
import { promptMs } from '../lab-case.ts'
import { startOpenssl } from '../real-servers.ts'
import { serverName } from '../certificates.ts'
import type { Certificates } from '../certificates.ts'
import type { CauseId } from '../../../shared/rules/cause.ts'
import { at, internet } from '../topologies.ts'
import { knowByHosts, nginxTls, serving, servingNginx, servingTls } from './stages.ts'

const plainAsked: readonly LabCase[] = [
  ...(['ws', 'http'] as const).map((scheme): LabCase => ({
    name: `${scheme} asked of a port that speaks TLS`,
    truth: 'tls-required',
    target: `${scheme}://${serverName}:8443/`,
    withinMs: promptMs,
    setUp: servingTls('good', { port: 8443, does: 'websocket' }),
  })),
  ...(['ws', 'http'] as const).map((scheme): LabCase => ({
    name: `${scheme} asked of nginx's TLS port`,
    truth: 'tls-required',
    target: `${scheme}://${serverName}:443/`,
    tools: ['nginx'],
    withinMs: promptMs,
    setUp: servingNginx([443], (world) => [`listen 443 ssl; ${nginxTls(world)} return 200 ok;`]),
  })),
  {
    name: "ws asked of OpenSSL's own server",
    truth: 'tls-required',
    target: `ws://${at.server}:8443/`,
    withinMs: promptMs,
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await startOpenssl(server, 8443, world.certificates.identity('good'), '-www')
      return { client }
    },
  },
]

const encryptionAsked: readonly LabCase[] = [
  ...(['wss', 'https'] as const).map((scheme): LabCase => ({
    name: `${scheme} asked of a plain server`,
    truth: 'tls-not-offered',
    target: `${scheme}://${at.server}:8080/`,
    withinMs: promptMs,
    setUp: serving({ port: 8080, does: 'websocket' }),
  })),
  {
    name: "https asked of nginx's plain port",
    truth: 'tls-not-offered',
    target: `https://${serverName}:80/`,
    tools: ['nginx'],
    withinMs: promptMs,
    setUp: servingNginx([80], () => ['listen 80; return 200 ok;']),
  },
]

interface BadCertificate {
  readonly words: string
  readonly certificate: Parameters<Certificates['identity']>[0]
  readonly truth: CauseId
  readonly twins?: readonly CauseId[]
  readonly alsoTrue?: readonly CauseId[]
  readonly neverCertain?: readonly CauseId[]
}

/** Nothing seen here tells a certificate that is out of its time from a clock that is. */
const badCertificates: readonly BadCertificate[] = [
  {
    words: 'a certificate that has expired',
    certificate: 'expired',
    truth: 'certificate-expired',
    twins: ['certificate-expired', 'clock-wrong'],
  },
  {
    words: 'a certificate that is not valid yet',
    certificate: 'early',
    truth: 'certificate-not-yet-valid',
    twins: ['certificate-not-yet-valid', 'clock-wrong'],
  },
  { words: 'a self-made certificate', certificate: 'self-signed', truth: 'certificate-untrusted' },
  {
    words: 'a certificate of a firewall that looks into encrypted connections',
    certificate: 'inspected-with-root',
    truth: 'certificate-intercepted',
    // A certificate may be named like a product by anybody; that it is not trusted was seen.
    alsoTrue: ['certificate-untrusted'],
    neverCertain: ['certificate-intercepted'],
  },
  { words: 'a certificate of an unknown authority', certificate: 'unknown', truth: 'certificate-untrusted' },
  { words: 'a certificate with an unknown root beside it', certificate: 'unknown-with-root', truth: 'certificate-untrusted' },
  { words: 'a certificate whose intermediate is missing', certificate: 'short-chain', truth: 'certificate-untrusted' },
  { words: 'a certificate for another name', certificate: 'foreign', truth: 'certificate-wrong-name' },
  {
    words: 'an expired certificate for another name',
    certificate: 'expired-foreign',
    truth: 'certificate-wrong-name',
    alsoTrue: ['certificate-expired'],
    neverCertain: ['certificate-expired', 'clock-wrong'],
  },
]

const certificateFaults: readonly LabCase[] = badCertificates.flatMap(({ words, certificate, ...rest }) =>
  (['wss', 'https'] as const).map((scheme): LabCase => ({
    name: `${scheme}: ${words}`,
    ...rest,
    target: `${scheme}://${serverName}/`,
    withinMs: promptMs,
    setUp: servingTls(certificate, { port: 443, does: 'websocket' }),
  })),
)

/** A computer whose clock is wrong by so much, before a server whose certificate is good. */
const wrongClocks: readonly LabCase[] = (
  [
    ['-10y', 'ten years behind', 'certificate-not-yet-valid', 'wss'],
    ['-10y', 'ten years behind', 'certificate-not-yet-valid', 'https'],
    ['+80y', 'eighty years ahead', 'certificate-expired', 'https'],
  ] as const
).map(([shift, words, looksLike, scheme]) => ({
  name: `${scheme}: a good certificate, and a clock that is ${words}`,
  truth: 'clock-wrong',
  target: `${scheme}://${serverName}/`,
  tools: ['faketime'],
  twins: [looksLike, 'clock-wrong'],
  withinMs: promptMs,
  setUp: async (world) => ({
    ...(await servingTls('good', { port: 443, does: 'websocket' })(world)),
    under: ['env', 'FAKETIME_DONT_FAKE_MONOTONIC=1', 'faketime', '-f', shift],
  }),
}))

const byNginx: readonly LabCase[] = (
  [
    ['expired', 'certificate-expired', 'that has expired'],
    ['early', 'certificate-not-yet-valid', 'that is not valid yet'],
    ['inspected', 'certificate-intercepted', 'of an inspecting firewall'],
  ] as const
).map(([certificate, truth, words]) => ({
  name: `nginx with a certificate ${words}`,
  truth,
  target: `https://${serverName}/`,
  tools: ['nginx'],
  ...(truth === 'certificate-intercepted'
    ? { alsoTrue: ['certificate-untrusted'], neverCertain: [truth] }
    : { twins: [truth, 'clock-wrong'] }),
  withinMs: promptMs,
  setUp: servingNginx([443], ({ certificates }) => {
    const { cert, key } = certificates.identity(certificate)
    return [`listen 443 ssl; ssl_certificate ${cert}; ssl_certificate_key ${key}; return 200 ok;`]
  }),
}))

const otherTls: readonly LabCase[] = [
  {
    name: 'a certificate asked for by the address instead of the name',
    truth: 'certificate-wrong-name',
    target: `https://${at.server}/`,
    withinMs: promptMs,
    setUp: servingTls('good', { port: 443, does: 'http', status: 200 }),
  },
  {
    name: 'a trusted root that this computer has not been told about',
    truth: 'certificate-untrusted',
    target: `wss://${serverName}/`,
    environment: { NODE_EXTRA_CA_CERTS: '' },
    withinMs: promptMs,
    setUp: servingTls('good', { port: 443, does: 'websocket' }),
  },
  {
    name: 'a client certificate is wanted (TLS 1.3)',
    truth: 'client-certificate-required',
    target: `https://${serverName}/`,
    withinMs: promptMs,
    setUp: servingTls('good', { port: 443, does: 'http', status: 200 }, { demandsCertificate: true }),
  },
  {
    name: 'a client certificate is wanted by nginx',
    truth: 'client-certificate-required',
    target: `https://${serverName}/`,
    tools: ['nginx'],
    withinMs: promptMs,
    setUp: servingNginx([443], (world) => [
      `listen 443 ssl; ${nginxTls(world)} ssl_client_certificate ${world.certificates.authority}; ssl_verify_client on; return 200 ok;`,
    ]),
  },
  {
    name: 'a client certificate is wanted (TLS 1.2)',
    truth: 'client-certificate-required',
    target: `wss://${serverName}/`,
    mustBeCertain: true,
    withinMs: promptMs,
    setUp: servingTls('good', { port: 443, does: 'websocket' }, { demandsCertificate: true, maxVersion: 'TLSv1.2' }),
  },
  {
    name: 'a server that only speaks TLS 1.0',
    truth: 'tls-version-mismatch',
    target: `https://${serverName}/`,
    withinMs: promptMs,
    setUp: servingTls('good', { port: 443, does: 'http', status: 200 }, { maxVersion: 'TLSv1' }),
  },
  {
    name: 'a server that only speaks TLS 1.1, asked for a WebSocket',
    truth: 'tls-version-mismatch',
    target: `wss://${serverName}/`,
    withinMs: promptMs,
    setUp: servingTls('good', { port: 443, does: 'websocket' }, { maxVersion: 'TLSv1.1' }),
  },
  {
    name: "no cipher in common with OpenSSL's own server",
    truth: 'tls-version-mismatch',
    target: `https://${serverName}/`,
    // A server without a certificate for the name may say the same.
    neverCertain: ['tls-version-mismatch'],
    withinMs: promptMs,
    setUp: async (world) => {
      const { client, server } = await internet(world)
      knowByHosts(client, at.server)
      const weak = ['-tls1_2', '-cipher', 'ECDHE-ECDSA-CAMELLIA128-SHA256:@SECLEVEL=0']
      await startOpenssl(server, 443, world.certificates.identity('good'), ...weak)
      return { client }
    },
  },
]

export const encryptionCases: readonly LabCase[] = [
  ...plainAsked,
  ...encryptionAsked,
  ...certificateFaults,
  ...wrongClocks,
  ...byNginx,
  ...otherTls,
]
