// Certificates for the lab's servers, made with OpenSSL at the start of a run: one authority that the program is told to trust, and what can be wrong.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execute } from './namespaces.ts'

/** The name that the lab's server has in DNS and in its certificates. */
export const serverName = 'app.example.org'

export type CertificateName = (typeof kinds)[number]['name']

const kinds = [
  { name: 'good', from: '20200101000000Z', to: '20990101000000Z', names: [serverName, `www.${serverName}`], issuer: 'authority' },
  { name: 'expired', from: '20200101000000Z', to: '20210101000000Z', names: [serverName], issuer: 'authority' },
  { name: 'early', from: '20900101000000Z', to: '20990101000000Z', names: [serverName], issuer: 'authority' },
  { name: 'foreign', from: '20200101000000Z', to: '20990101000000Z', names: ['other.example.net'], issuer: 'authority' },
  { name: 'expired-foreign', from: '20200101000000Z', to: '20210101000000Z', names: ['other.example.net'], issuer: 'authority' },
  { name: 'short-chain', from: '20200101000000Z', to: '20990101000000Z', names: [serverName], issuer: 'intermediate' },
  { name: 'inspected', from: '20200101000000Z', to: '20990101000000Z', names: [serverName], issuer: 'FortiGate CA' },
  { name: 'unknown', from: '20200101000000Z', to: '20990101000000Z', names: [serverName], issuer: 'stranger' },
] as const

/** Where the files of a run are. */
export interface Certificates {
  /** The root that the program is told to trust. */
  readonly authority: string
  /** The certificate file and key file of a server. */
  identity(name: CertificateName | 'self-signed' | 'unknown-with-root' | 'full-chain' | 'inspected-with-root' | 'huge'): {
    readonly cert: string
    readonly key: string
  }
}

/** Makes all of them; takes a moment, once per run. */
export async function makeCertificates(runFolder: string): Promise<Certificates> {
  const folder = join(runFolder, 'certificates')
  mkdirSync(folder)
  const file = (name: string): string => join(folder, name)
  const key = file('key.pem')
  await execute('openssl', ['ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', key])
  for (const root of ['authority', 'stranger', 'FortiGate CA'])
    await execute('openssl', [
      'req',
      '-x509',
      '-new',
      '-key',
      key,
      '-days',
      '3650',
      '-subj',
      `/CN=${root.includes(' ') ? root : `Lab ${root}`}`,
      '-out',
      file(`${root}.pem`),
    ])
  await sign(folder, { name: 'intermediate', from: '20200101000000Z', to: '20990101000000Z', names: [], issuer: 'authority' })
  for (const kind of kinds) await sign(folder, kind)
  await execute('openssl', [
    ...['req', '-x509', '-new', '-key', key, '-days', '3650', '-subj', `/CN=${serverName}`, '-addext', `subjectAltName=DNS:${serverName}`],
    ...['-out', file('self-signed.pem')],
  ])
  // So many names that the handshake needs packets of full size, several of them.
  const many = Array.from({ length: 300 }, (_, index) => `host-${index}.of-many-names.example.org`)
  await sign(folder, { name: 'huge', from: '20200101000000Z', to: '20990101000000Z', names: [serverName, ...many], issuer: 'authority' })
  await concatenate(folder, 'full-chain', 'short-chain', 'intermediate')
  await concatenate(folder, 'unknown-with-root', 'unknown', 'stranger')
  await concatenate(folder, 'inspected-with-root', 'inspected', 'FortiGate CA')
  return { authority: file('authority.pem'), identity: (name) => ({ cert: file(`${name}.pem`), key }) }
}

interface Kind {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly names: readonly string[]
  readonly issuer: string
}

/** `openssl ca` is the one that takes dates (`x509` learned it in 3.4). */
async function sign(folder: string, { name, from, to, names, issuer }: Kind): Promise<void> {
  const file = (ending: string): string => join(folder, `${name}.${ending}`)
  const isAuthority = names.length === 0
  writeFileSync(file('index'), '')
  writeFileSync(file('serial'), `${randomSerial(name)}\n`)
  writeFileSync(
    file('cnf'),
    [
      '[ca]',
      'default_ca = lab',
      '[lab]',
      `database = ${file('index')}`,
      `serial = ${file('serial')}`,
      `new_certs_dir = ${folder}`,
      'default_md = sha256',
      'policy = any',
      'x509_extensions = v3',
      '[any]',
      'commonName = supplied',
      '[v3]',
      `basicConstraints = critical,CA:${isAuthority ? 'TRUE' : 'FALSE'}`,
      ...(isAuthority ? [] : [`subjectAltName = ${names.map((dns) => `DNS:${dns}`).join(',')}`]),
    ].join('\n'),
  )
  const key = join(folder, 'key.pem')
  await execute('openssl', [
    'req',
    '-new',
    '-key',
    key,
    '-subj',
    `/CN=${isAuthority ? `Lab ${name}` : (names[0] ?? name)}`,
    '-out',
    file('csr'),
  ])
  await execute('openssl', [
    ...['ca', '-batch', '-notext', '-config', file('cnf'), '-in', file('csr'), '-out', file('pem')],
    ...['-cert', join(folder, `${issuer}.pem`), '-keyfile', key, '-startdate', from, '-enddate', to],
  ])
}

/** Two certificates of one issuer need different serial numbers; the name tells them apart. */
function randomSerial(name: string): string {
  return Buffer.from(name).toString('hex').padStart(16, '0').slice(-16)
}

async function concatenate(folder: string, name: string, ...parts: readonly string[]): Promise<void> {
  const texts = await Promise.all(parts.map((part) => execute('cat', [join(folder, `${part}.pem`)])))
  writeFileSync(join(folder, `${name}.pem`), texts.join(''))
}
