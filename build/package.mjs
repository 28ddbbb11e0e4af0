// `npm run package -- [electron-builder's options]`: builds, then packs for this system, for example `-- --linux dir`. Publishes nothing.
import { inProject, prepare, projectFolder, projectNode } from './prepare.mjs'
import { runForeground } from './run-program.mjs'

process.exitCode = (await prepare()) || (await pack(process.argv.slice(2)))

/** @param {readonly string[]} options @returns {Promise<number>} */
function pack(options) {
  const builder = inProject('node_modules/electron-builder/cli.js')
  const fixed = ['--config', inProject('build/electron-builder.config.mjs'), '--publish', 'never']
  return runForeground(projectNode(), [builder, ...fixed, ...options], { cwd: projectFolder, stdio: 'inherit' })
}
