// A folder that looks like an installed clone to the bootstraps of build/, with a bundler and doors that only say what they were asked.
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const buildFolder = fileURLToPath(new URL('../../build', import.meta.url))

const files = {
  'package.json': '{ "type": "module" }',
  'package-lock.json': '{ "packages": {} }',
  'node_modules/.ponte-installed': '{ "packages": {} }',
  'shared/source.ts': '',
  'electron/source.ts': '',
  'renderer/source.ts': '',
  'build/bundle.mjs': `
    import { appendFileSync } from 'node:fs'
    import { inProject, markBuilt, sourceState } from './prepare.mjs'
    console.log('bundling')
    markBuilt(sourceState())
    appendFileSync(inProject('builds.log'), 'built\\n')
  `,
  'dist/terminal.mjs': `
    console.log(JSON.stringify(process.argv.slice(2)))
    process.exitCode = 3
  `,
  'dist/browser-door.mjs': `
    process.once('SIGTERM', () => { console.log('closed'); process.exit(0) })
    console.log('door', ...process.argv.slice(2))
    setTimeout(() => process.exit(9), 20_000)
  `,
}

/** What a bootstrap did. */
interface Ending {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A stand-in for a clone. `remove` deletes it. */
export interface StandInProject {
  readonly folder: string
  readonly write: (path: string, text: string) => void
  readonly read: (path: string) => string
  /** Runs a bootstrap to its end. */
  readonly run: (script: string, args: readonly string[], options?: RunOptions) => Promise<Ending>
  readonly remove: () => void
}

interface RunOptions {
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Sends SIGTERM after the first words on stdout. */
  readonly endsOnceItSpeaks?: boolean
}

/** Makes a stand-in project in a folder of its own. */
export function makeStandInProject(): StandInProject {
  const folder = mkdtempSync(join(tmpdir(), 'ponte-clone-'))
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const script of ['prepare', 'run-program', 'start', 'terminal'])
    cpSync(join(buildFolder, `${script}.mjs`), join(folder, `build/${script}.mjs`))
  for (const [path, text] of Object.entries(files)) write(path, text)
  return {
    folder,
    write,
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    run: (script, args, options) => run(join(folder, script), args, options),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function run(script: string, args: readonly string[], { env, endsOnceItSpeaks }: RunOptions = {}): Promise<Ending> {
  const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const text = { stdout: '', stderr: '' }
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (text.stderr += chunk))
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const isFirst = text.stdout === ''
    text.stdout += chunk
    if (isFirst && endsOnceItSpeaks) child.kill('SIGTERM')
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => resolve({ status, ...text }))
  })
}
