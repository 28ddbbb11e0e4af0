// Checks the messages of every language: each English one has its note for translators and is said somewhere, each translation has all of
// them with the same parameters, and the parameter types are up to date. Whether a translation is good is for people.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isPseudoLanguage, languages } from '../shared/i18n/languages.ts'
import { inProject, projectFolder, projectNode } from './prepare.mjs'
import { runCaptured } from './run-program.mjs'

/** Where messages are said. */
const speakingFolders = ['shared', 'electron', 'renderer']

/** Says what is wrong with a folder of messages, one sentence each. @param {string} folder @returns {Promise<string[]>} */
export async function findMessageProblems(folder) {
  const codes = languages.map(({ code }) => code).filter((code) => !isPseudoLanguage(code))
  const fileNames = readdirSync(join(folder, 'en')).sort()
  const missing = [...codes, 'notes']
    .flatMap((code) => fileNames.map((name) => join(code, name)))
    .filter((path) => !existsSync(join(folder, path)))
  if (missing.length > 0) return missing.map((path) => `messages/${path} is missing`)

  const english = readMessages(folder, 'en', fileNames)
  const notes = readMessages(folder, 'notes', fileNames)
  return [
    ...repeatedIds(folder, fileNames),
    ...[...english.keys()].filter((id) => !notes.get(id)?.trim()).map((id) => `${id} has no note for translators`),
    ...[...notes.keys()].filter((id) => !english.has(id)).map((id) => `${id} has a note but no English text`),
    ...(await translationProblems(new Map(codes.map((code) => [code, readMessages(folder, code, fileNames)])))),
  ]
}

/** Gives the ids that no source file says. @param {Iterable<string>} ids @returns {string[]} */
export function findUnsaidIds(ids) {
  const text = speakingFolders.flatMap(readSources).join('\n')
  const quoted = new Set(Array.from(text.matchAll(/['"`]([a-z][a-z0-9.-]*)['"`]/g), ([, id]) => id))
  // An id with a variable part, like `interface.step.${status}`, says every id of that form.
  const forms = Array.from(text.matchAll(/`((?:[a-z0-9.-]|\$\{[^`{}]+\})+)`/g), ([, form = '']) => form)
    .filter((form) => form.includes('${') && /[a-z]\.|\.[a-z]/.test(form.replaceAll(/\$\{[^}]+\}/g, '')))
    .map((form) => new RegExp(`^${form.replaceAll('.', '\\.').replaceAll(/\$\{[^}]+\}/g, '[a-z0-9.-]+')}$`))
  /** @param {string} id */
  const isSaid = (id) => quoted.has(id) || forms.some((form) => form.test(id))
  // The explanation of a finding says the reason that belongs to its title.
  return [...ids].filter((id) => !isSaid(id) && !(id.endsWith('.why') && isSaid(id.replace(/why$/, 'title'))))
}

/** @param {string} folder @param {string} code @param {readonly string[]} fileNames @returns {Map<string, string>} */
function readMessages(folder, code, fileNames) {
  return new Map(fileNames.flatMap((name) => Object.entries(readFlat(join(folder, code, name)))))
}

/** @param {string} path @returns {Record<string, string>} */
function readFlat(path) {
  return /** @type {Record<string, string>} */ (JSON.parse(readFileSync(path, 'utf8')))
}

/** @param {string} folder @param {readonly string[]} fileNames */
function repeatedIds(folder, fileNames) {
  const ids = fileNames.flatMap((name) => Object.keys(readFlat(join(folder, 'en', name))))
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} is in two files`)
}

/** @param {ReadonlyMap<string, ReadonlyMap<string, string>>} byLanguage */
async function translationProblems(byLanguage) {
  // The checker wants one file per language.
  const merged = mkdtempSync(join(tmpdir(), 'ponte-messages-'))
  try {
    const files = [...byLanguage].map(([code, messages]) => {
      const file = join(merged, `${code}.json`)
      writeFileSync(file, JSON.stringify(Object.fromEntries(messages)))
      return file
    })
    const checks = ['--source-locale', 'en', '--missing-keys', '--extra-keys', '--structural-equality']
    const { status, output } = await runCaptured(
      projectNode(),
      [inProject('node_modules/@formatjs/cli/bin/formatjs'), 'verify', ...checks, ...files],
      {},
    )
    return status === 0 ? [] : [output.trim()]
  } finally {
    rmSync(merged, { recursive: true, force: true })
  }
}

/** @param {string} folder */
function readSources(folder) {
  return readdirSync(join(projectFolder, folder), { recursive: true, withFileTypes: true })
    .filter(({ name, parentPath }) => /\.(ts|svelte)$/.test(name) && name !== 'message-params.ts' && !parentPath.includes('.svelte-check'))
    .map(({ name, parentPath }) => readFileSync(join(parentPath, name), 'utf8'))
}

if (import.meta.main) {
  const folder = inProject('shared/i18n/messages')
  const params = await runCaptured(projectNode(), [inProject('build/message-params.mjs'), '--check'], {})
  const english = readMessages(folder, 'en', readdirSync(join(folder, 'en')))
  const problems = [
    ...(params.status === 0 ? [] : [params.output.trim()]),
    ...(await findMessageProblems(folder)),
    ...findUnsaidIds(english.keys()).map((id) => `${id} is said nowhere`),
  ]
  for (const problem of problems) console.error(problem)
  process.exitCode = problems.length === 0 ? 0 : 1
}
