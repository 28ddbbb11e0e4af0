// The terminal door from the sources: `npm run -s diagnose -- ADDRESS` and its sisters. Prepares what is missing (told on stderr), then runs
// dist/terminal.mjs with the command that was asked for.
import module from 'node:module'
import { pathToFileURL } from 'node:url'
import { inProject, prepare, projectNode } from './prepare.mjs'
import { runForeground } from './run-program.mjs'

const program = inProject('dist/terminal.mjs')

const unready = await prepare()
if (unready !== 0) {
  process.exitCode = unready
} else if (canRunHere()) {
  module.enableCompileCache(inProject('dist/.compile-cache'))
  process.argv[1] = program
  await import(pathToFileURL(program).href)
} else {
  process.exitCode = await runForeground(projectNode(), [program, ...process.argv.slice(2)], { stdio: 'inherit' })
}

/** The operating system's certificate store can be read since Node 22.15, a thread's own time since 22.19 and 23.9; 24 has both. */
function canRunHere() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > 23 || (major === 22 && minor >= 19)
}
