// What a release consists of, for programs that look for known weaknesses: a CycloneDX 1.6 document from the lockfile. The same release gives the same
// document, so it has neither a time nor a random number.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { shippedPackages } from './licences.mjs'

/** Makes the document. @param {string} root the project's folder, built */
export function billOfMaterials(root) {
  const own = /** @type {{ name: string, version: string, license: string, devDependencies: Record<string, string> }} */ (
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  )
  const names = /** @type {string[]} */ (JSON.parse(readFileSync(join(root, 'dist/packages.json'), 'utf8')))
  const shipped = shippedPackages(root, names).map(({ name, version, licence, integrity }) => ({
    type: 'library',
    'bom-ref': packageUrl(name, version),
    name,
    version,
    purl: packageUrl(name, version),
    ...(licence ? { licenses: [{ expression: licence }] } : {}),
    ...(integrity ? { hashes: [hashOf(integrity)] } : {}),
  }))
  const electron = own.devDependencies['electron'] ?? ''
  const runtime = {
    type: 'framework',
    'bom-ref': packageUrl('electron', electron),
    name: 'electron',
    version: electron,
    purl: packageUrl('electron', electron),
  }
  const reference = packageUrl(own.name, own.version)
  const components = [runtime, ...shipped]
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': reference,
        name: own.name,
        version: own.version,
        licenses: [{ expression: own.license }],
      },
    },
    components,
    dependencies: [{ ref: reference, dependsOn: components.map((component) => component['bom-ref']) }],
  }
}

/** @param {string} name @param {string} version */
function packageUrl(name, version) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`
}

/** npm writes `sha512-BASE64`, CycloneDX wants the name and hexadecimal digits. @param {string} integrity */
function hashOf(integrity) {
  const [algorithm = '', content = ''] = integrity.split('-')
  return { alg: algorithm.toUpperCase().replace('SHA', 'SHA-'), content: Buffer.from(content, 'base64').toString('hex') }
}
