// The licences of everything that Ponte ships, in one text: every package whose code a bundle contains, as the lockfile knows it, with its own licence
// file. Electron and Chromium bring theirs beside their program.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @typedef {{ readonly name: string, readonly version: string, readonly licence: string, readonly folder: string, readonly integrity?: string }} ShippedPackage
 * @typedef {{ version?: string, license?: string, integrity?: string }} LockedPackage
 */

/** Says of packages what the lockfile knows. @param {string} root the project's folder @param {readonly string[]} names @returns {readonly ShippedPackage[]} */
export function shippedPackages(root, names) {
  const { packages } = /** @type {{ packages: Record<string, LockedPackage> }} */ (
    JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  )
  return names.map((name) => {
    const folder = `node_modules/${name}`
    const { version = '', license = '', integrity } = packages[folder] ?? {}
    if (version === '') throw new Error(`${name} is shipped, but the lockfile does not know it`)
    return { name, version, licence: license, folder, ...(integrity ? { integrity } : {}) }
  })
}

/** Writes the text. Throws for a package without a licence: what may not be shipped must not be. @param {string} root @param {readonly string[]} names @returns {string} */
export function licencesText(root, names) {
  const own = readFileSync(join(root, 'LICENSE'), 'utf8').trim()
  const parts = shippedPackages(root, names).map(({ name, version, licence, folder }) => {
    const file = readdirSync(join(root, folder)).find((entry) => /^(licen[cs]e|copying)([.-].*)?$/i.test(entry))
    if (licence === '' && file === undefined) throw new Error(`${name} says nothing about its licence`)
    const text = file === undefined ? `Licence: ${licence}` : readFileSync(join(root, folder, file), 'utf8').trim()
    return `${name} ${version} (${licence})\n\n${text}`
  })
  const line = `\n\n${'-'.repeat(80)}\n\n`
  return `Ponte\n\n${own}${line}${parts.join(line)}\n`
}
