// Checks the types of every runtime with its own configuration, then proves that the checkers check: in a copy with planted errors (test/canary)
// each of them must be reported. svelte-check in particular can pass while it looks at nothing.
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, delimiter, join } from 'node:path'
import { inProject, projectFolder, projectNode } from './prepare.mjs'
import { runCaptured } from './run-program.mjs'

const canaryFolder = inProject('test/canary')

/** Keeps the planted errors out of sight of every other tool. */
const plantedEnding = '.planted'

/** What a checker reads; nothing else is copied for the canary. */
const sources = ['shared', 'electron', 'renderer', 'test', 'build', 'package.json']

/** @param {string} folder */
const typescript = (folder) => ['@typescript/native/bin/tsc', '-p', folder, '--pretty', 'false']

/** @param {string} workspace @param {string} tsconfig below the workspace */
const svelteCheck = (workspace, tsconfig) => {
  const options = ['--tsgo', '--fail-on-warnings', '--output', 'human', '--workspace', workspace, '--tsconfig', tsconfig]
  return ['svelte-check/bin/svelte-check', ...options]
}

/** For each runtime its checker. The tests hold components of the renderer, whose types only a workspace around both can know. */
const checkers = {
  shared: typescript('shared'),
  electron: typescript('electron'),
  build: typescript('build'),
  renderer: svelteCheck('renderer', './tsconfig.json'),
  test: svelteCheck('.', './test/tsconfig.json'),
}

// svelte-check keeps the types of components here, those of deleted ones too.
for (const workspace of ['', 'renderer/']) rmSync(inProject(`${workspace}.svelte-check`), { recursive: true, force: true })
const results = await checkAll(projectFolder)
for (const { folder, status, output } of results) {
  if (status !== 0) complain(`${folder}: types do not match`, output)
}
await proveThatCheckersCheck()

/** @param {string} root */
async function checkAll(root) {
  /** @type {{ folder: string, status: number, output: string }[]} */
  const found = []
  // The compilers use every core by themselves, so they take turns.
  for (const [folder, [script = '', ...args]] of Object.entries(checkers)) {
    found.push({
      folder,
      ...(await runCaptured(projectNode(), [inProject(`node_modules/${script}`), ...args], { cwd: root, env: withProjectNode() })),
    })
  }
  return found
}

/** svelte-check starts its compiler with the `node` of the path. */
function withProjectNode() {
  return { ...process.env, PATH: `${inProject('node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}` }
}

async function proveThatCheckersCheck() {
  const copy = mkdtempSync(join(tmpdir(), 'ponte-canary-'))
  try {
    for (const source of sources) cpSync(inProject(source), join(copy, source), { recursive: true })
    for (const folder of Object.keys(checkers)) {
      for (const file of plantedIn(folder)) cpSync(join(canaryFolder, folder, file + plantedEnding), join(copy, folder, file))
    }
    symlinkSync(inProject('node_modules'), join(copy, 'node_modules'), 'junction')
    for (const { folder, status, output } of await checkAll(copy)) {
      const missed = plantedIn(folder).filter((file) => status === 0 || !output.includes(file))
      if (missed.length > 0) complain(`${folder}: the planted errors of test/canary were not noticed in ${missed.join(', ')}`, output)
    }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** @param {string} folder @returns {string[]} */
function plantedIn(folder) {
  const planted = readdirSync(join(canaryFolder, folder)).map((file) => basename(file, plantedEnding))
  if (planted.length === 0) throw new Error(`test/canary/${folder} plants nothing`)
  return planted
}

/** @param {string} sentence @param {string} output */
function complain(sentence, output) {
  console.error(`${sentence}\n${output.trimEnd()}\n`)
  process.exitCode = 1
}
