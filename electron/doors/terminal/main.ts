// Entry of the terminal door (dist/terminal.mjs, and all of it in one file, dist/ponte-terminal.mjs). Prepares the runtime, runs the command line and
// ends with its status; no more.
import module from 'node:module'

/** The certificates of the operating system can be read since this version of Node (`tls.getCACertificates`). */
const oldestRuntime = [22, 15] as const

if (isRuntimeTooOld()) {
  const { languageOfSystem, loadTranslator } = await import('../load-translator.ts')
  const translator = await loadTranslator(languageOfSystem(process.env))
  const params = { version: process.versions.node, wanted: oldestRuntime.join('.') }
  process.stderr.write(`${translator.format({ id: 'terminal.runtime-too-old', params })}\n`)
  process.exit(2)
}
// What has been compiled once need not be compiled at every start; a place that cannot be written to is no harm.
module.enableCompileCache()
// getaddrinfo blocks one of libuv's threads for as long as a dead resolver lets it (bad-peers 2.1 no. 13).
process.env['UV_THREADPOOL_SIZE'] ??= '16'
// A reader that closes early (`| head`, `2>&1 | head`) is not an error of this program.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

// Imported only now, so that the cache serves all of it.
const { runCommand } = await import('./run-command.ts')
const status = await runCommand(process.argv.slice(2))
process.exitCode = status
// Everything has been said by now.
process.stdout.write('', () => process.stderr.write('', end))

/** The one file is run with whatever Node a server has, and older ones lack what it is made of: Ponte's own doors bring theirs. */
function isRuntimeTooOld(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major < oldestRuntime[0] || (major === oldestRuntime[0] && minor < oldestRuntime[1])
}

/**
 * A lookup that the system has not given up yet would keep the program alive, and `exit` too waits for libuv's threads: for ever, when a resolver
 * accepts a question over TCP and says nothing. Becoming another program ends them at once (not on Windows, whose lookups do end).
 */
function end(): void {
  if (process.getActiveResourcesInfo().includes('GetAddrInfoReqWrap')) process.execve?.('/bin/sh', ['sh', '-c', `exit ${status}`])
  process.exit(status)
}
