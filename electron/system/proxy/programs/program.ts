// Reads the files in which single programs keep a proxy of their own, which nothing else follows.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Outcome } from '../../../../shared/facts/outcome.ts'
import { failed } from '../../../probes/classify-error.ts'
import { readFailure } from '../../read-failure.ts'
import type { ProxySettings } from '../sources/proxy-settings.ts'
import { aptFile, aptFolder, isAptFile, parseApt } from './apt.ts'
import { curlFiles, parseCurl } from './curl.ts'
import { gitFiles, parseGit } from './git.ts'
import { npmFiles, parseNpm } from './npm.ts'

/** What decides where the files are. */
export interface ProgramPlaces {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly home: string
  readonly platform: NodeJS.Platform
}

/** Settings that people write are far shorter. */
const maxFileChars = 200_000

/** More files than any apt.conf.d has. */
const mostFiles = 200

/** Reads one program's settings. Where none of its files is there, there is no such place; one that may not be read is not known. */
export async function readProgram(program: 'git' | 'npm' | 'curl' | 'apt', places: ProgramPlaces): Promise<Outcome<ProxySettings>> {
  try {
    const texts = await readTexts(program === 'apt' ? await aptFiles(places) : filesOf[program](places))
    if (texts.length === 0) return { status: 'not-run', reason: 'unsupported-here' }
    const settings = parse(program, texts, places)
    return settings ? { status: 'succeeded', value: settings } : failed('unreadable', 'parse')
  } catch (error) {
    return readFailure(error)
  }
}

const filesOf = { git: gitFiles, npm: npmFiles, curl: curlFiles } as const

async function aptFiles({ platform }: ProgramPlaces): Promise<readonly string[]> {
  if (platform !== 'linux') return []
  const names = await readdir(aptFolder).catch(absent<readonly string[]>([]))
  const inFolder = names.filter(isAptFile).toSorted().slice(0, mostFiles)
  return [...inFolder.map((name) => join(aptFolder, name)), aptFile]
}

async function readTexts(files: readonly string[]): Promise<readonly string[]> {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(absent<undefined>(undefined))))
  return texts.flatMap((text) => text?.slice(0, maxFileChars) ?? [])
}

/** A file that is not there says nothing; every other failure is one. */
function absent<Value>(value: Value): (error: unknown) => Value {
  return (error) => {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return value
    throw error
  }
}

function parse(
  program: 'git' | 'npm' | 'curl' | 'apt',
  texts: readonly string[],
  { environment }: ProgramPlaces,
): ProxySettings | undefined {
  switch (program) {
    case 'git':
      return parseGit(texts)
    case 'npm':
      return parseNpm(texts, environment)
    case 'curl':
      return parseCurl(texts)
    case 'apt':
      return parseApt(texts)
  }
}
