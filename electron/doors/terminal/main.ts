// Entry of the terminal door (dist/terminal.mjs, and all of it in one file, dist/ponte-terminal.mjs). Prepares the runtime, runs the command line and
// ends with its status; no more.
import module from 'node:module'

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

/**
 * A lookup that the system has not given up yet would keep the program alive, and `exit` too waits for libuv's threads: for ever, when a resolver
 * accepts a question over TCP and says nothing. Becoming another program ends them at once (not on Windows, whose lookups do end).
 */
function end(): void {
  if (process.getActiveResourcesInfo().includes('GetAddrInfoReqWrap')) process.execve?.('/bin/sh', ['sh', '-c', `exit ${status}`])
  process.exit(status)
}
