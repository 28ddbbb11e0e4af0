// Reads the certificates that this computer trusts: the bundled ones, the operating system's, and those that two variables name.
// Companies and antivirus programs put their roots into the system's store only, so the bundled ones alone would see impostors everywhere.
import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import * as tls from 'node:tls'
import type { ProbeContext, TrustStore } from '../probes/probe-context.ts'

/** Where Linux distributions keep the system's certificates (the list of Go's crypto/x509/root_linux.go); the first that exists counts. */
const linuxBundles = [
  '/etc/ssl/certs/ca-certificates.crt', // Debian, Ubuntu, Arch, Gentoo
  '/etc/pki/tls/certs/ca-bundle.crt', // Fedora, RHEL
  '/etc/ssl/ca-bundle.pem', // openSUSE
  '/etc/pki/tls/cacert.pem', // OpenELEC
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem', // CentOS, RHEL 7
  '/etc/ssl/cert.pem', // Alpine
]

/** Reads all stores and makes of them what a handshake needs. */
export async function readCertificateStores(environment: ProbeContext['environment']): ReturnType<TrustStore['load']> {
  const [system, ...added] = await Promise.all([
    systemCertificates(),
    addedCertificates('NODE_EXTRA_CA_CERTS', environment),
    addedCertificates('SSL_CERT_FILE', environment),
  ])
  const named = added.flat()
  const bundled = tls.rootCertificates
  return {
    secureContext: secureContext([...new Set([...bundled, ...system, ...named.flatMap(({ certificates }) => certificates)])]),
    summary: {
      bundled: bundled.length,
      system: system.length,
      added: named.map(({ source, file, certificates }) => ({ source, file: file.slice(0, 1000), certificates: certificates.length })),
    },
  }
}

/** One certificate that the library cannot read must not take all the others away. */
function secureContext(certificates: readonly string[]): tls.SecureContext {
  try {
    return tls.createSecureContext({ ca: [...certificates] })
  } catch {
    return tls.createSecureContext({ ca: certificates.filter(isReadable) })
  }
}

function isReadable(certificate: string): boolean {
  try {
    return new X509Certificate(certificate).raw.length > 0
  } catch {
    return false
  }
}

async function systemCertificates(): Promise<readonly string[]> {
  // Node 22.15 and later; on Linux it follows SSL_CERT_FILE and counts every certificate twice, so the bundle is read instead.
  if (process.platform !== 'linux') return tls.getCACertificates('system')
  for (const file of linuxBundles) {
    const certificates = await certificatesIn(file)
    if (certificates.length > 0) return certificates
  }
  return []
}

async function addedCertificates(source: 'NODE_EXTRA_CA_CERTS' | 'SSL_CERT_FILE', environment: ProbeContext['environment']) {
  const file = environment[source]
  return file ? [{ source, file, certificates: await certificatesIn(file) }] : []
}

/** The PEM certificates of a file (RFC 7468 section 5); none from a file that cannot be read, which the count of 0 shows. */
async function certificatesIn(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'latin1').catch(() => '')
  return text.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? []
}
