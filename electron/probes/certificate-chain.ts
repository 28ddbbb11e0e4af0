// Reads and judges the certificates that a TLS peer showed. Decides nothing about the connection.
import { X509Certificate } from 'node:crypto'
import { checkServerIdentity, type DetailedPeerCertificate, type TLSSocket } from 'node:tls'
import type { Certificate, ChainProblem } from '../../shared/facts/fact.ts'
import { clipText } from './clip-text.ts'

const maxCertificates = 8
const maxNames = 50
const maxNameChars = 300

/** What there is to say about a peer's certificates. */
export interface ChainReading {
  readonly chain: readonly Certificate[]
  readonly chainProblem?: ChainProblem
  readonly rawChainProblem?: string
  readonly isNameValid: boolean
}

/** Reads the chain of a finished handshake, leaf first. */
export function readChain(socket: TLSSocket, serverName: string): ChainReading {
  const leaf = socket.getPeerCertificate(true)
  const certificates = chainOf(leaf).map((der) => new X509Certificate(der))
  const problem = judge(certificates, socket.authorizationError)
  return { chain: certificates.map(describe), ...problem, isNameValid: isValidFor(leaf, serverName) }
}

/** What the runtime's types leave out: the list ends where an issuer was not sent. */
interface ChainLink {
  readonly raw?: Buffer
  readonly issuerCertificate?: ChainLink
}

/** The linked list that the runtime gives, as DER; a self-issued certificate is its own issuer. */
function chainOf(leaf: ChainLink): Buffer[] {
  const chain = new Set<Buffer>()
  let link: ChainLink | undefined = leaf
  while (link?.raw && !chain.has(link.raw) && chain.size < maxCertificates) {
    chain.add(link.raw)
    link = link.issuerCertificate
  }
  return [...chain]
}

/** Asked on its own, so that an expired certificate with a wrong name shows both. Common names no longer count (RFC 9525 section 2). */
function isValidFor(leaf: DetailedPeerCertificate, serverName: string): boolean {
  return leaf.subjectaltname !== undefined && checkServerIdentity(serverName, leaf) === undefined
}

/** The verifier's words (OpenSSL x509_vfy.h, as Node names them). */
const verifierProblems: Readonly<Record<string, ChainProblem>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'self-signed-root',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'issuer-unknown',
  UNABLE_TO_GET_ISSUER_CERT: 'issuer-unknown',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'issuer-unknown',
  CERT_REVOKED: 'revoked',
}

/** Node 24 refuses weak keys without naming them, Electron accepts them: so they are looked for here (bad-peers 2.1 no. 8). */
function judge(certificates: readonly X509Certificate[], error: unknown): Pick<ChainReading, 'chainProblem' | 'rawChainProblem'> {
  const isWeak = certificates.some(isTooWeak)
  // Typed as an Error, but Node gives the verifier's code as text; null when the chain is trusted.
  const raw = error instanceof Error ? error.message : typeof error === 'string' ? error : undefined
  if (raw === undefined) return isWeak ? { chainProblem: 'too-weak' } : {}
  return { chainProblem: verifierProblems[raw] ?? (isWeak ? 'too-weak' : 'other'), rawChainProblem: clipText(raw, 200) }
}

/** SHA-1 and MD5 with RSA, SHA-1 with ECDSA (RFC 8017 appendix A.2.4, RFC 3279 section 2.2.3), as DER. */
const weakSignatures = new Set(['06092a864886f70d010104', '06092a864886f70d010105', '06072a8648ce3d0401'])

/** Keys that no browser accepts any more; 1024 bits is where Node 24 and browsers draw the line. */
const maxWeakRsaBits = 1024

function isTooWeak(certificate: X509Certificate): boolean {
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey
  if (asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) <= maxWeakRsaBits) return true
  // Nobody relies on what a root says about itself.
  return !isSelfIssued(certificate) && weakSignatures.has(signatureAlgorithm(certificate.raw))
}

function isSelfIssued(certificate: X509Certificate): boolean {
  return certificate.subject === certificate.issuer
}

/** The object identifier that follows the signed part (RFC 5280 section 4.1.1.2), as DER in hexadecimal; older runtimes have no name for it. */
function signatureAlgorithm(der: Buffer): string {
  const signed = derContent(der, 0).start
  const algorithm = derContent(der, derContent(der, signed).end).start
  return der.toString('hex', algorithm, derContent(der, algorithm).end)
}

/** Where the content of the DER value at an offset starts and ends (ITU-T X.690 section 8.1.3); OpenSSL has accepted it already. */
function derContent(der: Buffer, offset: number): { start: number; end: number } {
  const first = der[offset + 1] ?? 0
  const lengthBytes = first & 0x80 ? first & 0x7f : 0
  const start = offset + 2 + lengthBytes
  return { start, end: start + (lengthBytes > 0 ? der.readUIntBE(offset + 2, Math.min(lengthBytes, 6)) : first) }
}

function describe(certificate: X509Certificate): Certificate {
  const names = alternativeNames(certificate.subjectAltName ?? '')
  return {
    subject: shortName(certificate.subject),
    issuer: shortName(certificate.issuer),
    names: names.slice(0, maxNames),
    nameCount: names.length,
    validFrom: isoTime(certificate.validFrom),
    validTo: isoTime(certificate.validTo),
    fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    key: keyText(certificate),
    isSelfIssued: isSelfIssued(certificate),
  }
}

/** The common name, else the organisation, else all of it. The runtime writes one attribute per line. */
function shortName(distinguishedName: string): string {
  const attribute = (name: string) =>
    distinguishedName
      .split('\n')
      .find((line) => line.startsWith(`${name}=`))
      ?.slice(name.length + 1)
  return clipText(attribute('CN') ?? attribute('O') ?? distinguishedName, 200)
}

/** DNS names and addresses of a subjectAltName as Node writes it; odd values are quoted like JSON strings (CVE-2021-44532). */
function alternativeNames(text: string): string[] {
  const entries = text.matchAll(/(?:^|, )(?:DNS|IP Address):("(?:[^"\\]|\\.)*"|[^,"]*)/g)
  return Array.from(entries, ([, value = '']) => clipText(value.replace(/^"|"$/g, ''), maxNameChars))
}

/** ISO 8601, or empty for a date that the runtime cannot read. */
function isoTime(text: string): string {
  const time = new Date(text)
  return Number.isNaN(time.getTime()) ? '' : time.toISOString()
}

function keyText({ publicKey }: X509Certificate): string {
  const { modulusLength, namedCurve } = publicKey.asymmetricKeyDetails ?? {}
  return [publicKey.asymmetricKeyType, modulusLength ?? namedCurve].filter((part) => part !== undefined).join(' ')
}
