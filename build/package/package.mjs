// `npm run dist -- --dir | --linux | --win | --mac`: builds, then packs for other computers into release/, with checksums and a bill of materials.
// Publishes nothing. What this machine cannot build is refused at once, with the reason.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { inProject, prepare, projectFolder, projectNode } from '../prepare.mjs'
import { runForeground } from '../run-program.mjs'
import { findObstacle, targetsFor } from './can-pack.mjs'
import { billOfMaterials } from './sbom.mjs'

const help = `npm run dist -- --dir | --linux | --win | --mac

  --dir     only the unpacked program of this system
  --linux   AppImage, deb, rpm, tar.gz    (on Linux)
  --mac     dmg, zip                      (on macOS)
  --win     installer, portable, zip      (on Windows)
`

process.exitCode = await main()

/** @returns {Promise<number>} */
async function main() {
  const wish = readWish()
  if (wish === undefined) return 2
  if (wish === 'help') {
    process.stdout.write(help)
    return 0
  }
  const obstacle = findObstacle(wish, { platform: process.platform, environment: process.env, exists: existsSync, inProject })
  if (obstacle !== undefined) {
    process.stderr.write(`${obstacle}\n`)
    return 2
  }
  const unready = await prepare()
  if (unready !== 0) return unready
  const builder = inProject('node_modules/electron-builder/cli.js')
  const fixed = ['--config', inProject('build/package/electron-builder.config.mjs'), '--publish', 'never']
  const packed = await runForeground(projectNode(), [builder, ...fixed, ...targetsFor(wish, process.platform)], {
    cwd: projectFolder,
    stdio: 'inherit',
  })
  if (packed === 0) describeRelease()
  return packed
}

/** @returns {import('./can-pack.mjs').PackWish | 'help' | undefined} */
function readWish() {
  const known = /** @type {const} */ ({
    dir: { type: 'boolean' },
    linux: { type: 'boolean' },
    win: { type: 'boolean' },
    mac: { type: 'boolean' },
    help: { type: 'boolean' },
  })
  try {
    const { values } = parseArgs({ options: known })
    const chosen = /** @type {const} */ (['dir', 'linux', 'win', 'mac', 'help']).filter((name) => values[name])
    if (chosen.length === 1) return chosen[0]
    process.stderr.write('Name one of --dir, --linux, --win and --mac.\n')
  } catch (error) {
    process.stderr.write(`${/** @type {Error} */ (error).message.split('. ')[0]}. Try: npm run dist -- --help\n`)
  }
  return undefined
}

/** Writes beside the artifacts what they are: a checksum for each, and of which parts they consist. */
function describeRelease() {
  const folder = inProject('release')
  const { version } = /** @type {{ version: string }} */ (JSON.parse(readFileSync(inProject('package.json'), 'utf8')))
  writeFileSync(`${folder}/ponte-${version}.cdx.json`, `${JSON.stringify(billOfMaterials(projectFolder), null, 2)}\n`)
  const artifacts = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^(SHA256SUMS$|builder-|\.)/.test(entry.name))
    .map(({ name }) => name)
    .sort()
  const sums = artifacts.map(
    (name) =>
      `${createHash('sha256')
        .update(readFileSync(`${folder}/${name}`))
        .digest('hex')}  ${name}`,
  )
  writeFileSync(`${folder}/SHA256SUMS`, `${sums.join('\n')}\n`)
}
