// `npm run lab`: prepares what is missing, then runs the lab (test/lab/run-lab.ts) on the project's Node.
import { inProject, prepare, projectFolder, projectNode } from './prepare.mjs'
import { runForeground } from './run-program.mjs'

const unready = await prepare()
process.exitCode =
  unready === 0
    ? await runForeground(projectNode(), [inProject('test/lab/run-lab.ts'), ...process.argv.slice(2)], {
        cwd: projectFolder,
        stdio: 'inherit',
      })
    : unready
