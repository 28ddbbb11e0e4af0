// Holds the code to the sentences of ARCHITECTURE.md, and proves with planted violations that it can.
// Layers are read by dependency-cruiser with the rules of build/dependency-cruiser.cjs; what it cannot see is read from the text here.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseOptions, type IFlattenedRuleSet } from 'dependency-cruiser'
import { afterAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const folders = ['shared', 'electron', 'renderer']
const architecture = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
const { forbidden, options } = createRequire(import.meta.url)('../build/dependency-cruiser.cjs') as {
  forbidden: { name: string; comment: string }[]
  options: ICruiseOptions
}

/** One thing that a file's text or name must not have. */
interface TextRule {
  readonly sentence: string
  readonly isBrokenBy: (path: string, text: string) => boolean
  readonly planted: { readonly path: string; readonly text: string }
}

const textRules: readonly TextRule[] = [
  {
    sentence: 'Only renderer/api.ts reaches the engine: no other file of the interface names window.ponte or opens a socket.',
    isBrokenBy: (path, text) =>
      path.startsWith('renderer/') && path !== 'renderer/api.ts' && /\b(window|globalThis)\.ponte\b|new WebSocket\b/.test(text),
    planted: { path: 'renderer/views/start.ts', text: '// A view.\nawait window.ponte.describePonte({})\n' },
  },
  {
    sentence: 'A file exports what it holds; no file passes on the exports of others.',
    isBrokenBy: (_, text) => /^export (type )?(\*|\{[^}]*\})( as \w+)? from /m.test(text),
    planted: { path: 'shared/facts/index.ts', text: "// All facts.\nexport * from './fact.ts'\n" },
  },
  {
    sentence: 'Files are named in kebab-case, components in PascalCase, for what they hold and not utils, helpers, common or manager.',
    isBrokenBy: (path) => !isWellNamed(basename(path)),
    planted: { path: 'shared/facts/factHelpers.ts', text: '// Facts.\n' },
  },
  {
    sentence: 'A file opens with a comment that says what it is for.',
    isBrokenBy: (path, text) => /\.(ts|mjs|svelte)$/.test(path) && !/^(\/\/ |<!-- |\/\*\* )\S/.test(text),
    planted: { path: 'shared/facts/fact.ts', text: 'export const fact = 1\n' },
  },
]

function isWellNamed(name: string): boolean {
  if (/(^|-)(utils?|helpers?|common|manager)(\.|-)/i.test(name)) return false
  if (name.endsWith('.svelte')) return /^[A-Z][A-Za-z0-9]*\.svelte$/.test(name)
  return /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|svelte|config|base|d))?\.[a-z]+$/.test(name)
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('.svelte-check'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
}

/** Who imports what although a sentence forbids it, each with its sentence. */
async function brokenLayers(baseDir: string): Promise<string[]> {
  const { output } = await cruise(folders, { ...options, baseDir, validate: true, ruleSet: { forbidden } as IFlattenedRuleSet })
  if (typeof output === 'string') throw new Error(output)
  return output.summary.violations.map(({ from, to, rule }) => {
    const sentence = forbidden.find(({ name }) => name === rule.name)?.comment ?? rule.name
    return `${from} imports ${to}. ARCHITECTURE.md: "${sentence}"`
  })
}

describe('the layers', () => {
  test('are those of ARCHITECTURE.md', { timeout: 30_000 }, async () => {
    expect(await brokenLayers(root)).toEqual([])
  })

  test('are enforced: planted imports are reported with the sentence that they break', { timeout: 30_000 }, async () => {
    const planted = mkdtempSync(join(tmpdir(), 'ponte-layers-'))
    afterAll(() => rmSync(planted, { recursive: true, force: true }))
    const files = {
      'shared/rules/a-cause.ts': 'export const cause = 1\n',
      'shared/report/report.ts': "import { readFileSync } from 'node:fs'\nexport const report = readFileSync\n",
      'electron/probes/a-probe.ts': "import { cause } from '../../shared/rules/a-cause.ts'\nexport const probe = cause\n",
      'electron/diagnosis/run.ts': "import { app } from 'electron'\nexport const run = app\n",
      'renderer/state.ts': "import { cause } from '../shared/rules/a-cause.ts'\nexport const state = cause\n",
    }
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(planted, dirname(path)), { recursive: true })
      writeFileSync(join(planted, path), text)
    }
    expect((await brokenLayers(planted)).toSorted()).toEqual([
      'electron/diagnosis/run.ts imports electron. ARCHITECTURE.md: "Only electron/doors/window imports the module electron, so that all else runs in plain Node."',
      'electron/probes/a-probe.ts imports shared/rules/a-cause.ts. ARCHITECTURE.md: "electron/probes and electron/system import target, facts and each other; never rules, report or i18n: what is seen does not know what it means."',
      'renderer/state.ts imports shared/rules/a-cause.ts. ARCHITECTURE.md: "renderer imports target, report, i18n and ipc, and of facts, plan, analysis and rules only the types; never electron/: it shows, it does not judge."',
      'shared/report/report.ts imports fs. ARCHITECTURE.md: "shared and renderer import no module of Node: what they hold runs anywhere."',
    ])
  })
})

describe.each(textRules)('$sentence', ({ sentence, isBrokenBy, planted }) => {
  test('holds for every file', () => {
    const broken = [...folders, 'test', 'build']
      .flatMap(filesBelow)
      .filter(
        (path) => !/\/(canary|fixtures|scenarios)\/|\/RESULTS\.md$/.test(path) && isBrokenBy(path, readFileSync(join(root, path), 'utf8')),
      )
    expect(broken.map((path) => `${path}. ARCHITECTURE.md: "${sentence}"`)).toEqual([])
  })

  test('is enforced: a planted violation is noticed', () => {
    expect(isBrokenBy(planted.path, planted.text)).toBe(true)
  })
})

test.each([...new Set([...forbidden.map(({ comment }) => comment), ...textRules.map(({ sentence }) => sentence)])])(
  'ARCHITECTURE.md says: %s',
  (sentence) => {
    expect(architecture).toContain(`- ${sentence}\n`)
  },
)
