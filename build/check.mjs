// `npm run check`: everything that can be said about the code without running it, in one command.
import { prepare } from './prepare.mjs'
import { checkNames, runChecks } from './run-checks.mjs'

process.exitCode = (await prepare({ builds: false })) || (await check())

async function check() {
  const { passed, failed } = await runChecks(checkNames())
  console.log(failed === 0 ? `All ${passed} checks passed.` : `${failed} of ${passed + failed} checks failed.`)
  return failed === 0 ? 0 : 1
}
