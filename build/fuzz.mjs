// `npm run fuzz [-- FILES [FIRST]]`: prepares what is missing, then runs the fuzz run (test/fuzz/run-fuzz.ts) on the project's Node.
import { inProject, prepare, projectFolder, projectNode } from './prepare.mjs'
import { runForeground } from './run-program.mjs'

const unready = await prepare()
process.exitCode =
  unready === 0
    ? await runForeground(projectNode(), [inProject('test/fuzz/run-fuzz.ts'), ...process.argv.slice(2)], {
        cwd: projectFolder,
        stdio: 'inherit',
      })
    : unready
